package io.platformtenant.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowingHoldTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatIsPlannedStillIsNotHeld() {
    assertThat(of(tenant(""), Set.of("pay-prod", "pay-eu", "pay-dev"))).isEmpty();
    assertThat(of(tenant(""), Set.of("pay-prod", "pay-eu"))).as("dev is not protected").isEmpty();
  }

  @Test
  void aProtectedEnvironmentAndANamespaceOfOneAreHeld() {
    assertThat(of(tenant(""), Set.of("pay-dev")).orElseThrow().leaving())
        .isEqualTo(Map.of("prod", List.of("pay-prod", "pay-eu")));
    assertThat(of(tenant(""), Set.of("pay-prod")).orElseThrow().leaving())
        .isEqualTo(Map.of("prod", List.of("pay-eu")));
  }

  @Test
  void theMessageSaysWhatWouldGoAndHowToLiftIt() {
    assertThat(of(tenant(""), Set.of("pay-prod")).orElseThrow().describe("pay", "1 namespace"))
        .isEqualTo(
            "Nothing of this contract is carried out: protected environment \"prod\" would lose"
                + " pay-eu (1 namespace), and nobody has approved it. Where it is meant: kubectl"
                + " annotate --overwrite pt pay platformtenant.io/deletion-approved=$(date -u"
                + " +%FT%TZ). Where it is not, put it back into the contract");
  }

  /** That it is off because no environment is protected any more is what happens by mistake. */
  @Test
  void onlyAProtectionThatIsTakenOffInWordsLetsItGo() {
    assertThat(of(tenant("lifecycle: {deletionProtection: false}"), Set.of())).isEmpty();
    assertThat(of(tenant("lifecycle: {deletionProtection: true}"), Set.of())).isPresent();
    assertThat(of(tenant("lifecycle: {}"), Set.of())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28T12:00:00Z, true",
    "2026-02-28T11:59:59Z, false",
    "2026-03-01T12:05:01Z, false",
    "yes, false",
  })
  void anApprovalIsGoodForADay(String approved, boolean passes) {
    PlatformTenant tenant = tenant("");
    tenant.getMetadata().setAnnotations(Map.of(ApiGroup.DELETION_APPROVED_ANNOTATION, approved));

    assertThat(of(tenant, Set.of()).isEmpty()).isEqualTo(passes);
  }

  private static Optional<NarrowingHold> of(PlatformTenant tenant, Set<String> planned) {
    return NarrowingHold.of(tenant, planned, NOW);
  }

  private static PlatformTenant tenant(String spec) {
    return Serialization.unmarshal(
        """
        metadata: {name: pay}
        spec:
          owner: {team: pay}
          %s
        status:
          environments:
            - {name: dev}
            - {name: prod, protectedNamespaces: [pay-prod, pay-eu]}
        """
            .formatted(spec),
        PlatformTenant.class);
  }
}
