package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A class changes under a tenant that lives. */
class ClassChangeEngineIT extends LifeStory {

  private final String tenant = corner.id() + "a";
  private final String staging = tenant + "-staging";
  private final Parts parts = parts(tenant);

  @BeforeAll
  void aTenantLives() {
    onboard(tenant);
  }

  @Test
  void aStageRolesAndASyncOptionReachATenantThatLives() {
    assertThat(writersOfApi()).doesNotContain("Apply");
    git.push(
        base(),
        Map.of(
            "more/staging/more.yaml", Landscape.configMap("more", "of: staging"),
            "more/prod/more.yaml", Landscape.configMap("more", "of: prod")));

    corner.apply(
        classYaml()
            .with(
                """
                bootstrap:
                  stages: [{name: platform-more, source: platform-base, path: "more/{environment}"}]
                roles: {accounts: {deployer: [platform-tenant-reconciler]}}
                delivery: {sync: {options: ["ServerSideApply=true"]}}
                """));

    eventuallySays(staging, "more", "of", "staging");
    eventuallySays(tenant + "-prod", "more", "of", "prod");
    untilReady(tenant);
    assertThat(dependencies("platform-more")).contains("staging-platform-baseline");
    assertThat(dependencies("addons")).contains("staging-platform-more");
    assertThat(corner.exists(deployer("platform-tenant-reconciler"))).isTrue();
    eventually("the old role is gone", () -> !corner.exists(deployer("platform-tenant-deployer")));

    git.push(
        deploy(tenant),
        Map.of("api/staging/api.yaml", Landscape.configMap("api", "replicas: \"2\"")));
    eventuallySays(staging, "api", "replicas", "2");
    assertThat(writersOfApi()).as("how Argo CD applies now").contains("Apply");
    untilReady(tenant);
  }

  @Test
  void aTenantInBreachStaysAsItIsAndIsDeliveredOn() {
    untilReady(tenant);
    var before = Belongings.of(corner, tenant);

    corner.apply(
        classYaml().with("guardrails: {repositories: [\"https://nowhere.example.com/**\"]}"));

    eventually("the breach is told", () -> isStalled("GuardrailViolated"));
    var violation = corner.status(tenant).orElseThrow().violations().getFirst();
    assertThat(violation.field()).isEqualTo("spec.bootstrap.sources[0].git.url");
    assertThat(violation.value()).isEqualTo(git.url(config(tenant)));
    eventually("the class tells whom it breaks", () -> violationsOfClass().contains(tenant));
    git.push(
        config(tenant),
        Map.of("addons/staging/addons.yaml", Landscape.configMap("addons", "stage: next")));
    git.push(
        deploy(tenant),
        Map.of("api/staging/api.yaml", Landscape.configMap("api", "replicas: \"7\"")));
    eventuallySays(staging, "addons", "stage", "next");
    eventuallySays(staging, "api", "replicas", "7");
    untilLookedAt(tenant);
    assertThat(isStalled("GuardrailViolated")).isTrue();
    assertThat(Belongings.of(corner, tenant)).isEqualTo(before);

    corner.apply(classYaml());
    untilReady(tenant);
  }

  private boolean isStalled(String reason) {
    return corner
        .condition(tenant, "Stalled")
        .map(Condition::reason)
        .filter(reason::equals)
        .isPresent();
  }

  private List<String> violationsOfClass() {
    PlatformTenantClass tenantClass = corner.tenantClass("class-{id}");
    return tenantClass.getStatus().violations().stream().map(v -> v.tenant()).toList();
  }

  private String dependencies(String stage) {
    return corner.get(parts.stage("staging", stage)).get("spec", "dependsOn").toString();
  }

  private ObjectId deployer(String role) {
    return parts.binding("staging", "argocd-deployer-staging:" + role);
  }

  /** The ways in which Argo CD wrote the application's ConfigMap. */
  private Stream<String> writersOfApi() {
    return admin
        .configMaps()
        .inNamespace(staging)
        .withName("api")
        .require()
        .getMetadata()
        .getManagedFields()
        .stream()
        .filter(m -> m.getManager().startsWith("argocd"))
        .map(ManagedFieldsEntry::getOperation);
  }
}
