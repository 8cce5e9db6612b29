package io.platformtenant.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.ViolationSeverity;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The laws that kstatus and kubectl wait rely on. */
public final class StatusLaws {
  private StatusLaws() {}

  public static void check(KubernetesClient admin, String selector) {
    admin.resources(PlatformTenant.class).withLabelSelector(selector).list().getItems().stream()
        .filter(t -> t.getStatus() != null)
        .forEach(StatusLaws::check);
  }

  private static void check(PlatformTenant tenant) {
    String name = tenant.getMetadata().getName();
    Map<String, Condition> conditions =
        tenant.getStatus().conditions().stream()
            .collect(Collectors.toMap(Condition::type, Function.identity()));
    Condition ready = conditions.get("Ready");
    assertThat(ready).as("%s says whether it is Ready", name).isNotNull();
    assertThat(conditions.containsKey("Reconciling") && conditions.containsKey("Stalled"))
        .as("%s is never Reconciling and Stalled at once", name)
        .isFalse();
    if (ready.status().equals("True")) {
      assertThat(conditions).as("%s is Ready", name).doesNotContainKeys("Reconciling", "Stalled");
      assertThat(ready.observedGeneration())
          .as("%s is Ready for what was looked at", name)
          .isEqualTo(tenant.getStatus().observedGeneration());
    } else {
      assertThat(conditions)
          .as("%s is not Ready", name)
          .containsAnyOf(
              Map.entry("Reconciling", conditions.getOrDefault("Reconciling", ready)),
              Map.entry("Stalled", conditions.getOrDefault("Stalled", ready)));
    }
    tenant
        .getStatus()
        .conditions()
        .forEach(
            c -> {
              assertThat(c.observedGeneration()).isNotNull();
              assertThat(c.message().length()).isLessThanOrEqualTo(1_024);
            });
    assertThat(tenant.getStatus().violations())
        .as("%s says how much each violation weighs", name)
        .noneMatch(v -> v.severity() == null);
    assertThat(tenant.getStatus().violationsTotal() != null)
        .as("%s counts violations where one refuses the plan", name)
        .isEqualTo(
            tenant.getStatus().violations().stream()
                .anyMatch(v -> v.severity() == ViolationSeverity.Error));
  }
}
