package io.platformtenant.operator.contract.freezing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.lifecycle.freeze.ArgoWindow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezingTest {
  private static final String ONCE = "{from: '2027-12-20T00:00:00Z', until: '2028-01-04T00:00:00Z'";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Before, at and after both ends.
        "2027-12-19T23:59:59Z | none",
        "2027-12-20T00:00:00Z | all, prod, staging",
        "2028-01-03T23:59:59Z | all, prod, staging",
        "2028-01-04T00:00:00Z | none",
      })
  void ofATenantAllIsFrozen(Instant now, String where) {
    assertThat(frozen(freezing(ONCE + "}", "", now))).isEqualTo(where);
  }

  @Test
  void inSomeEnvironmentsNothingElseIs() {
    Instant during = Instant.parse("2027-12-24T00:00:00Z");

    assertThat(frozen(freezing(ONCE + ", environments: [prod]}", "", during))).isEqualTo("prod");
    assertThat(frozen(freezing("", ONCE + ", environments: [prod, dr]}", during)))
        .as("the class names environments that its tenants may not have")
        .isEqualTo("prod");
    assertThat(frozen(freezing("", ONCE + ", environments: [dr]}", during))).isEqualTo("none");
  }

  /** What the class says is added, and never replaced. */
  @Test
  void theTenantAndItsClassFreezeTogether() {
    String class1 = "{from: '2028-01-01T00:00:00Z', until: '2028-01-08T00:00:00Z', reason: audit}";
    Freezing both = freezing(ONCE + "}", class1, Instant.parse("2027-12-24T00:00:00Z"));

    assertThat(both.activeIn("prod").orElseThrow().until())
        .isEqualTo(Instant.parse("2028-01-08T00:00:00Z"));
    assertThat(both.reasonIn("prod")).as("that of the class is to come").isEmpty();
    assertThat(both.nextEdge()).contains(Instant.parse("2028-01-01T00:00:00Z"));
    assertThat(both.windows())
        .extracting(FreezeWindow::times)
        .containsExactly(
            new ArgoWindow("0 0 20 12 *", "21600m"), new ArgoWindow("0 0 1 1 *", "10080m"));
  }

  @Test
  void whatIsTheSameTimeIsOneWindow() {
    Freezing both =
        freezing(
            ONCE + ", environments: [staging]}",
            ONCE + ", environments: [prod], reason: audit}",
            Instant.parse("2027-12-01T00:00:00Z"));

    assertThat(both.windows())
        .singleElement()
        .satisfies(
            window -> {
              assertThat(window.environments()).containsExactly("prod", "staging");
              assertThat(window.reason()).isEqualTo("audit");
            });
  }

  /** Over a change of the clocks it begins by the clock there, and lasts as long as it says. */
  @Test
  void windowsAreInTheTimeThatNoClockChanges() {
    Freezing weekends =
        freezing(
            "{schedule: '0 22 * * 5', duration: 56h, timeZone: Europe/Berlin}",
            "",
            Instant.parse("2027-03-18T00:00:00Z"));

    assertThat(weekends.windows())
        .extracting(FreezeWindow::times)
        .containsExactly(
            new ArgoWindow("0 21 19 3 *", "3360m"),
            new ArgoWindow("0 21 26 3 *", "3360m"),
            new ArgoWindow("0 20 2 4 *", "3360m"),
            new ArgoWindow("0 20 9 4 *", "3360m"),
            new ArgoWindow("0 20 16 4 *", "3360m"));
  }

  @Test
  void aWindowGoesWhenItIsOver() {
    assertThat(freezing(ONCE + "}", "", Instant.parse("2028-01-03T23:59:59Z")).windows())
        .hasSize(1);
    assertThat(freezing(ONCE + "}", "", Instant.parse("2028-01-04T00:00:00Z")).windows()).isEmpty();
  }

  @Test
  void howeverOftenItComesAProjectStaysSmall() {
    String often =
        "{schedule: '0 * * * *', duration: 15m}, {schedule: '30 * * * *', duration: 16m}";
    Freezing all = freezing(often, often, Instant.parse("2027-12-01T00:00:00Z"));

    assertThat(all.windows()).hasSize(32);
    assertThat(all.windows().getFirst().times()).isEqualTo(new ArgoWindow("0 0 1 12 *", "15m"));
  }

  @Test
  void atNoTimeInParticularNothingIsFrozen() {
    var all = Freezing.of(contract(ONCE + "}", ONCE + "}"), Optional.empty());

    assertThat(all.windows()).isEmpty();
    assertThat(all.holdsIn("prod")).isFalse();
    assertThat(all.nextEdge()).isEmpty();
  }

  private static String frozen(Freezing freezing) {
    String where =
        Stream.of("", "prod", "staging")
            .filter(freezing::holdsIn)
            .map(place -> place.isEmpty() ? "all" : place)
            .collect(Collectors.joining(", "));
    return where.isEmpty() ? "none" : where;
  }

  private static Freezing freezing(String ofTenant, String ofClass, Instant now) {
    return Freezing.of(contract(ofTenant, ofClass), Optional.of(now));
  }

  private static ResolvedTenant contract(String ofTenant, String ofClass) {
    var tenant =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: payments}
            spec:
              owner: {team: payments, contact: payments@example.com}
              environments:
                - {name: staging, namespaces: [{name: payments-staging}]}
                - {name: prod, namespaces: [{name: payments-prod}]}
              freeze: [%s]
            """
                .formatted(ofTenant),
            PlatformTenant.class);
    var tenantClass =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {name: standard}
            spec:
              guardrails: {repositories: ["**"]}
              freeze: [%s]
            """
                .formatted(ofClass),
            PlatformTenantClass.class);
    return ResolvedTenant.of(tenant, tenantClass);
  }
}
