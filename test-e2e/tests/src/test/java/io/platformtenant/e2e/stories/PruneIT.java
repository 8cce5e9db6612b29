package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PruneIT extends SharedStory {
  private static final TenantYaml WITH_WEB =
      TENANT.with(
          """
          delivery:
            applications:
              - name: web
                source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
                environments: [{name: staging}]
          """);
  private static final TenantYaml WITH_SECOND_STAGE =
      TENANT.with(
          """
          bootstrap:
            sources: [{name: more, git: {url: "https://git.example.com/payments/more.git"}}]
            stages: [{name: extra, source: more, path: "extra/{environment}"}]
          """);
  private static final TenantYaml WITHOUT_STAGING =
      TENANT
          .without("environments/staging")
          .without("delivery/applications/api/environments/staging");

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  @Test
  void aRemovedApplicationGoesWithWhatItMadeWhileTheRestStays() {
    String tenant = onboard("{id}a", WITH_WEB);
    Parts parts = parts(tenant);
    ObjectId web = parts.application("web", "staging");
    ObjectId api = parts.application("api", "staging");
    assertThat(isSynced(parts, "web")).isTrue();

    corner.apply(TENANT.called(tenant));

    eventually("the application is gone", () -> !corner.exists(web));
    assertThat(isSynced(parts, "web")).as("its cascade is done").isFalse();
    untilReady(tenant);
    assertThat(corner.exists(api)).isTrue();
    assertThat(isSynced(parts, "api")).isTrue();
    assertThat(corner.everythingOf(tenant)).doesNotContain(web);
  }

  @Test
  void theSourceOfARemovedStageGoesAfterTheStage() {
    String tenant = onboard("{id}b", WITH_SECOND_STAGE);
    ObjectId stage = parts(tenant).stage("staging", "extra");
    ObjectId source = parts(tenant).source("more");
    script.holdFinalizer(Parts.key(stage));

    corner.apply(TENANT.called(tenant));

    eventually("the stage is going", () -> isGoing(stage));
    eventually("the wait is told", () -> readyMessage(tenant).contains("staging-extra"));
    assertThat(isGoing(source)).as("the source waits for the stage").isFalse();

    script.heal(Parts.key(stage));
    eventually("the source is gone", () -> !corner.exists(source));
    assertThat(corner.exists(stage)).isFalse();
    untilReady(tenant);
  }

  @Test
  void aRemovedEnvironmentIsTakenDownInOrderAndItsNamespaceReleased() {
    String tenant = onboard("{id}c", TENANT);
    Parts parts = parts(tenant);
    ObjectId app = parts.application("api", "staging");
    ObjectId stage = parts.stage("staging", "addons");
    ObjectId deployer =
        parts.binding("staging", "argocd-deployer-staging:platform-tenant-deployer");
    ObjectId reconciler =
        parts.binding("staging", "tenant-reconciler-staging:platform-tenant-reconciler");
    script.holdFinalizer(Parts.key(app));
    script.holdFinalizer(Parts.key(stage));

    corner.apply(WITHOUT_STAGING.called(tenant));

    eventually("the application is going", () -> isGoing(app));
    eventually("the wait is told", () -> readyMessage(tenant).contains("api-staging"));
    assertThat(isGoing(stage)).as("stages wait for applications").isFalse();
    assertThat(corner.exists(deployer)).isTrue();
    assertThat(destinations(parts)).contains(parts.namespace("staging").name());

    script.heal(Parts.key(app));
    eventually("the stage is going", () -> isGoing(stage));
    eventually(
        "the project is narrowed",
        () -> !destinations(parts).contains(parts.namespace("staging").name()));
    assertThat(corner.exists(reconciler)).as("accounts wait for stages").isTrue();
    assertThat(corner.exists(parts.account("tenant-reconciler-staging"))).isTrue();

    script.heal(Parts.key(stage));
    eventually("the namespace is released", () -> !isMarked(parts.namespace("staging")));
    untilReady(tenant);
    assertThat(corner.exists(parts.namespace("staging"))).isTrue();
    assertThat(corner.everythingOf(tenant))
        .as("nothing of staging is left")
        .noneMatch(id -> id.toString().contains("staging"))
        .contains(parts.application("api", "prod"), parts.stage("prod", "addons"));
  }

  @Test
  void aGroupThatLeftLosesItsRightsWhileAnApplicationHangs() {
    String tenant = onboard("{id}d", WITH_WEB);
    Parts parts = parts(tenant);
    ObjectId web = parts.application("web", "staging");
    ObjectId rights = parts.binding("staging", "access-deployers:platform-tenant-viewer");
    assertThat(corner.exists(rights)).isTrue();
    script.holdFinalizer(Parts.key(web));

    corner.apply(TENANT.without("access/deployers").called(tenant));

    eventually("the rights are gone", () -> !corner.exists(rights));
    eventually("the application hangs", () -> isGoing(web));
    assertThat(corner.get(parts.project()).getAdditionalProperties().toString())
        .as("nor may the group act through Argo CD")
        .doesNotContain("[dev]");

    script.heal(Parts.key(web));
    untilReady(tenant);
  }

  private String onboard(String name, TenantYaml manifest) {
    corner.apply(manifest.called(name));
    untilReady(name);
    return name;
  }

  private boolean isSynced(Parts parts, String application) {
    return admin
            .configMaps()
            .inNamespace(parts.namespace("staging").name())
            .withName(parts.tenant() + "-" + application + "-staging-synced")
            .get()
        != null;
  }

  private boolean isGoing(ObjectId id) {
    GenericKubernetesResource object = corner.get(id);
    return object != null && object.isMarkedForDeletion();
  }

  private boolean isMarked(ObjectId id) {
    return corner.get(id).getMetadata().getLabels().containsKey("platformtenant.io/tenant");
  }

  private String destinations(Parts parts) {
    return corner.get(parts.project()).get("spec", "destinations").toString();
  }
}
