package io.platformtenant.e2e.platform;

import static io.platformtenant.e2e.platform.Trail.deletionOf;
import static io.platformtenant.e2e.platform.Trail.deletionOfAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A tenant asks for less and less: what it drops goes in order, the rest is not touched. */
@TestMethodOrder(OrderAnnotation.class)
class NarrowingEngineIT extends LifeStory {
  private static final String DEPLOYER = "argocd-deployer-staging:platform-tenant-deployer";

  private final String tenant = corner.id() + "a";
  private final String extra = tenant + "-extra";
  private final Parts parts = parts(tenant);

  @BeforeAll
  void aTenantLives() {
    onboard(tenant);
    git.push(deploy(tenant), Map.of("web/web.yaml", Landscape.configMap("web", "port: \"80\"")));
    corner.apply(withWeb());
    eventuallySays(extra, "web", "port", "80");
    untilReady(tenant);
  }

  /** A second application, in a namespace of its own. */
  private TenantYaml withWeb() {
    return tenantYaml(tenant)
        .environment("staging", tenant + "-staging", extra)
        .with(
            """
            delivery:
              applications:
                - {name: web, source: %s, environments: [{name: staging, namespace: "%s"}]}
            """
                .formatted(from(tenant, "web"), extra));
  }

  private TenantYaml withoutStaging() {
    return tenantYaml(tenant)
        .without("environments/staging")
        .without("delivery/applications/api/environments/staging")
        .without("delivery/applicationSets");
  }

  @Test
  @Order(1)
  void anApplicationAndItsNamespaceGoBeforeTheRightsToPruneIt() {
    assertThat(corner.exists(deployerIn(extra))).isTrue();
    var rest = Belongings.of(corner, tenant, id -> isOf("prod", id));
    Instant since = Instant.now();

    corner.apply(tenantYaml(tenant));

    eventually("the namespace is released", () -> !isMarked(ObjectId.namespace(extra)));
    untilReady(tenant);
    assertThat(data(extra, "web")).as("the cascade is done").isNull();
    assertThat(data(tenant + "-staging", "api")).isNotNull();
    trail(tenant, since)
        .assertOrder(
            deletionOf("applications", tenant + "-web-staging"),
            deletionOf("configmaps", "web"),
            deletionOf("rolebindings", DEPLOYER));
    assertThat(Belongings.of(corner, tenant, id -> isOf("prod", id))).isEqualTo(rest);
  }

  @Test
  @Order(2)
  void anEnvironmentGoesLastStageFirstWhileTheOtherIsNotTouched() {
    var before = Belongings.of(corner, tenant, id -> isOf("prod", id));
    var delivered = versions();
    assertThat(before).hasSizeGreaterThan(10);
    Instant since = Instant.now();

    corner.apply(withoutStaging());

    eventually("the namespace is released", () -> !isMarked(parts.namespace("staging")));
    untilReady(tenant);
    Trail trail = trail(tenant, since);
    trail.assertOrder(
        deletionOfAll("applicationsets"),
        deletionOf("configmaps", "mail", "bill"),
        deletionOf("rolebindings", DEPLOYER));
    trail.assertOrder(
        deletionOf("configmaps", "mail", "bill", "api"),
        deletionOf("kustomizations", "staging-addons"),
        deletionOf("configmaps", "addons"),
        deletionOf("kustomizations", "staging-platform-baseline"),
        deletionOf("configmaps", "baseline"),
        deletionOf("serviceaccounts", "platform-reconciler-staging"));
    trail.assertOrder(
        deletionOf("configmaps", "addons"),
        deletionOf("serviceaccounts", "tenant-reconciler-staging"));
    trail.assertOrder(deletionOf("configmaps", "api"), deletionOf("rolebindings", DEPLOYER));
    assertThat(corner.everythingOf(tenant)).noneMatch(id -> id.toString().contains("staging"));
    assertThat(Belongings.of(corner, tenant, id -> isOf("prod", id))).isEqualTo(before);
    assertThat(versions()).as("what runs in prod").isEqualTo(delivered);
  }

  private ObjectId deployerIn(String namespace) {
    return ObjectId.of(ManagedKind.ROLE_BINDING, namespace, DEPLOYER);
  }

  private boolean isOf(String environment, ObjectId id) {
    return environment.equals(
        corner.get(id).getMetadata().getLabels().get(ApiGroup.ENVIRONMENT_LABEL));
  }

  private boolean isMarked(ObjectId id) {
    return corner.get(id).getMetadata().getLabels().containsKey(ApiGroup.TENANT_LABEL);
  }

  /** Of every ConfigMap in prod. */
  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    admin
        .configMaps()
        .inNamespace(tenant + "-prod")
        .list()
        .getItems()
        .forEach(
            c ->
                versions.put(
                    c.getMetadata().getName(),
                    c.getMetadata().getUid() + " " + c.getMetadata().getResourceVersion()));
    return versions;
  }
}
