package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A class with cluster stages and three tenants come onto a cluster that has neither. */
class OnboardingEngineIT extends PlatformStory {
  @AfterEach
  void theyGo() {
    leave();
  }

  @Test
  void threeTenantsComeFromGitInOrderAndOneIsHealedByACommit() {
    List<String> tenants = List.of(corner.id() + "a", corner.id() + "b", corner.id() + "c");
    String failing = tenants.get(1);
    pushBase();
    tenants.forEach(this::pushTenant);
    tenants.forEach(this::pushShops);
    git.push(
        config(failing),
        Map.of(
            "addons/prod/addons.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: addons}
            spec:
              selector: {matchLabels: {app: addons}}
              template:
                metadata: {labels: {app: addons}}
                spec: {containers: [{name: addons, image: "registry.example.com/addons:1"}]}
            """));
    var steps = new Steps("on-boarding");

    corner.apply(classYaml());
    eventually("the class is Ready", this::isClassReady);
    steps.done("two cluster stages are Ready");
    assertThat(
            admin
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("widgets." + corner.id() + ".example.com")
                .get())
        .as("what the first cluster stage brought")
        .isNotNull();

    tenants.forEach(tenant -> corner.apply(withShops(tenant)));
    untilReady(tenants.get(0));
    untilReady(tenants.get(2));
    steps.done("two tenants are Ready");
    eventually(
        "the failing stage is named with its own message",
        () -> readyMessage(failing).contains("prod-addons"));
    assertThat(readyMessage(failing))
        .contains("prod-addons", "ReconciliationFailed", "deployments.apps", "forbidden");
    steps.done("the third names the stage that fails");
    assertThat(application(failing, "staging")).isNotNull();
    assertThat(application(failing, "prod")).as("its gate stays shut").isNull();

    git.push(
        config(failing),
        Map.of("addons/prod/addons.yaml", Landscape.configMap("addons", "stage: prod")));
    untilReady(failing);
    steps.done("a commit has healed it");
    for (String tenant : tenants) {
      assertThat(configMap(tenant + "-staging", "api")).containsEntry("replicas", "1");
      assertThat(configMap(tenant + "-staging", "shop-de")).containsEntry("language", "german");
      sync(tenant);
    }
    for (String tenant : tenants) {
      eventually(tenant + " waits for nobody", () -> isDelivered(tenant));
      assertThat(configMap(tenant + "-prod", "api")).containsEntry("replicas", "3");
    }
    steps.done("approvers have synced prod");
  }

  private void pushShops(String tenant) {
    git.push(
        deploy(tenant),
        Map.of(
            "shops/de/shop.yaml", Landscape.configMap("shop-de", "language: german"),
            "shops/fr/shop.yaml", Landscape.configMap("shop-fr", "language: french")));
  }

  private TenantYaml withShops(String tenant) {
    return tenantYaml(tenant)
        .with(
            """
            delivery:
              applicationSets:
                - name: shops
                  gitDirectories: {repoURL: "%s", revision: main, directories: ["shops/*"]}
                  source: %s
                  environments: [{name: staging}]
            """
                .formatted(git.url(deploy(tenant)), from(tenant, "shops/{item}")));
  }

  /** An approver presses Sync, by the token of their role. */
  private void sync(String tenant) {
    var api = engines.argoApi();
    var answer =
        api.call(
            api.projectToken(tenant, "approver"),
            "POST",
            "/api/v1/applications/" + tenant + "-api-prod/sync",
            JsonNodeFactory.instance.objectNode());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Both applications and both that the set makes. */
  private boolean isDelivered(String tenant) {
    var delivery = corner.tenant(tenant).getStatus().delivery();
    return corner.isReady(tenant) && delivery.summary().equals("4/4");
  }

  private Map<String, String> configMap(String namespace, String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).require().getData();
  }

  private Object application(String tenant, String environment) {
    return admin
        .genericKubernetesResources("argoproj.io/v1alpha1", "Application")
        .inNamespace("argocd")
        .withName(tenant + "-api-" + environment)
        .get();
  }

  private boolean isClassReady() {
    PlatformTenantClass tenantClass = corner.tenantClass("class-{id}");
    return tenantClass.getStatus().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .map(Condition::status)
        .anyMatch("True"::equals);
  }
}
