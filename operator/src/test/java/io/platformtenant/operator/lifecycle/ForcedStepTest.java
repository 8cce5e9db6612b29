package io.platformtenant.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedStepTest {
  private static final Set<String> STEPS = Set.of("Applications", "Kustomizations");
  private static final String STAGE = "Kustomization/tenant-payments/prod-addons@0c11-aa";

  @Test
  void nothingIsForcedUnasked() {
    ForcedStep none = ForcedStep.of(tenant(null, at("Applications", null)), STEPS);

    assertThat(none.takes("Applications", STAGE)).isFalse();
    assertThat(none.takes("", "")).isFalse();
    assertThat(none.remark(STEPS)).isEmpty();
  }

  @Test
  void anObjectIsTakenByItsUidAndNoOther() {
    ForcedStep forced = ForcedStep.of(tenant(" " + STAGE + " ", at("Kustomizations", null)), STEPS);

    assertThat(forced.takes("Kustomizations", STAGE)).isTrue();
    assertThat(forced.takes("Kustomizations", STAGE + "b")).as("made anew").isFalse();
    assertThat(forced.remark(STEPS)).isEmpty();
  }

  @Test
  void aStepIsTakenWithAllThatIsInItAndNothingElse() {
    ForcedStep forced = ForcedStep.of(tenant("Applications", at("Applications", null)), STEPS);

    assertThat(forced.takes("Applications", "Application/argocd/a@1")).isTrue();
    assertThat(forced.takes("Kustomizations", STAGE)).isFalse();
    assertThat(forced.ignored()).isNull();
  }

  /** It may stand in a manifest, or come back with a backup, years before anything is deleted. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"Approval"})
  void aStepThatWasNamedBeforeTheFirstStepIsNotFollowed(String step) {
    PlatformTenant tenant = tenant("Applications", step == null ? null : at(step, null));

    ForcedStep forced = ForcedStep.of(tenant, STEPS);

    assertThat(forced.takes("Applications", "Application/argocd/a@1")).isFalse();
    assertThat(forced.ignored()).isEqualTo("Applications");
    assertThat(forced.remark(STEPS))
        .contains(
            "annotation platformtenant.io/force-step: \"Applications\" stood there before the first"
                + " step and is not followed; set it anew");
  }

  @Test
  void whatIsNotFollowedStaysSoUntilItIsChanged() {
    var same = ForcedStep.of(tenant("Applications", at("Kustomizations", "Applications")), STEPS);
    assertThat(same.ignored()).isEqualTo("Applications");
    assertThat(same.takes("Applications", "Application/argocd/a@1")).isFalse();

    var cleared = ForcedStep.of(tenant(null, at("Kustomizations", "Applications")), STEPS);
    assertThat(cleared.ignored()).isNull();

    var another =
        ForcedStep.of(tenant("Kustomizations", at("Applications", "Applications")), STEPS);
    assertThat(another.takes("Kustomizations", STAGE)).isTrue();
    assertThat(another.ignored()).isNull();
  }

  @Test
  void whatNamesNothingIsTold() {
    assertThat(ForcedStep.of(tenant("Apps", at("Applications", null)), STEPS).remark(STEPS))
        .contains(
            "annotation platformtenant.io/force-step: \"Apps\" is no step, and no object as"
                + " waitingFor prints it");
  }

  private static Deletion at(String step, String ignored) {
    return new Deletion(step, List.of(), 3, "2026-03-01T12:00:00Z", ignored);
  }

  private static PlatformTenant tenant(String forced, Deletion deletion) {
    var tenant = new PlatformTenant();
    tenant.getMetadata().setName("payments");
    if (forced != null) {
      tenant.getMetadata().setAnnotations(Map.of(ApiGroup.FORCE_STEP_ANNOTATION, forced));
    }
    tenant.setStatus(new PlatformTenantStatusBuilder().withDeletion(deletion).build());
    return tenant;
  }
}
