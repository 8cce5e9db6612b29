package io.platformtenant.operator.rules.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What files can not say: cases have the rest. */
class DependencyRulesTest {
  private static final Map<String, String> BY_FLUX =
      Map.of(
          "kustomize.toolkit.fluxcd.io/name", "operator",
          "kustomize.toolkit.fluxcd.io/namespace", "flux-system");

  @Test
  void aClassWaitsForNothingThatBringsItsKind() {
    assertThat(found("flux-system", "operator", BY_FLUX))
        .extracting(Finding::rule, f -> f.field().toString(), Finding::message)
        .containsExactly(
            tuple(
                "PC075",
                "spec.dependsOn[0]",
                "Kustomization \"flux-system/operator\" brings the kinds of the operator: stages"
                    + " that wait for it would never begin where it waits for them"));
  }

  @Test
  void oneOfThatNameElsewhereIsAnother() {
    assertThat(found("platform", "operator", BY_FLUX)).isEmpty();
    assertThat(found("flux-system", "infra", BY_FLUX)).isEmpty();
  }

  @Test
  void kindsThatHelmBroughtAreNobodys() {
    assertThat(found("flux-system", "operator", Map.of("app.kubernetes.io/name", "operator")))
        .isEmpty();
  }

  private static List<Finding> found(String namespace, String name, Map<String, String> labels) {
    PlatformTenantClass tenantClass =
        Serialization.unmarshal(
            """
            metadata: {name: standard}
            spec: {dependsOn: [{namespace: %s, name: %s}]}
            """
                .formatted(namespace, name),
            PlatformTenantClass.class);
    return DependencyRules.BROUGHT
        .findings(new ClassOnCluster(tenantClass, List.of(labels)))
        .toList();
  }
}
