package io.platformtenant.e2e.platform;

import static io.platformtenant.e2e.platform.Trail.deletionOf;
import static io.platformtenant.e2e.platform.Trail.deletionOfAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.Resource;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant goes while another lives on; then that one and their class. */
class OffboardingEngineIT extends LifeStory {
  private final String leaving = corner.id() + "a";
  private final String staying = corner.id() + "b";
  private final Parts parts = parts(leaving);

  @BeforeAll
  void twoTenantsLive() {
    onboard(leaving, staying);
  }

  @Test
  void aTenantGoesInOrderAndThenItsClassWhileNobodyElseIsTouched() {
    var steps = new Steps("off-boarding");
    var others = Belongings.of(corner, staying);
    Instant since = Instant.now();

    corner.delete(leaving);
    eventually(
        "no application is left",
        () -> left(ManagedKind.APPLICATION, ManagedKind.APPLICATION_SET) == 0);
    steps.done("applications and sets are gone");
    eventually("no project is left", () -> left(ManagedKind.APP_PROJECT) == 0);
    steps.done("the project is gone");
    eventually("no stage is left", () -> left(ManagedKind.KUSTOMIZATION) == 0);
    steps.done("the stages are gone");
    eventually("the tenant is gone", () -> corner.tenant(leaving) == null);
    steps.done("the tenant is gone");

    assertNothingIsLeft();
    assertOrder(trail(leaving, since));
    assertThat(Belongings.of(corner, staying)).isEqualTo(others);
    assertThat(trail(staying, since).ofOperator()).isEmpty();
    assertThat(corner.isReady(staying)).isTrue();

    theClassGoes();
    steps.done("the other tenant and the class are gone");
  }

  private void assertNothingIsLeft() {
    assertThat(corner.everythingOf(leaving)).isEmpty();
    assertThat(corner.exists(parts.home())).as("the home namespace").isFalse();
    for (String environment : List.of("staging", "prod")) {
      ObjectId namespace = parts.namespace(environment);
      var metadata = corner.get(namespace).getMetadata();
      assertThat(metadata.getDeletionTimestamp()).as("%s is kept", namespace).isNull();
      assertThat(metadata.getLabels().keySet()).noneMatch(key -> key.startsWith(ApiGroup.NAME));
      assertThat(Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of()).keySet())
          .noneMatch(key -> key.startsWith(ApiGroup.NAME));
      assertThat(admin.configMaps().inNamespace(namespace.name()).list().getItems())
          .extracting(c -> c.getMetadata().getName())
          .as("what stages and applications brought to %s", namespace)
          .doesNotContain("addons", "baseline", "api", "mail", "bill");
    }
  }

  private void assertOrder(Trail trail) {
    trail.assertOrder(
        deletionOfAll("applicationsets"),
        deletionOf("configmaps", "mail", "bill"),
        deletionOfAll("appprojects"),
        deletionOf("kustomizations", "staging-addons", "prod-addons"));
    trail.assertOrder(
        deletionOf("applications", leaving + "-api-staging", leaving + "-api-prod"),
        deletionOfAll("appprojects"));
    trail.assertOrder(deletionOf("configmaps", "api"), deletionOfAll("appprojects"));
    for (String environment : List.of("staging", "prod")) {
      trail.assertOrder(
          deletionOf("kustomizations", environment + "-addons"),
          deletionOf("kustomizations", environment + "-platform-baseline"));
    }
    trail.assertOrder(
        deletionOf("configmaps", "addons", "baseline"),
        deletionOf("gitrepositories", "platform-base"),
        deletionOfAll("rolebindings", "serviceaccounts"),
        deletionOfAll("namespaces"));
  }

  private void theClassGoes() {
    String platform = "platform-class-" + corner.id();
    Resource<PlatformTenantClass> tenantClass =
        admin.resources(PlatformTenantClass.class).withName("class-" + corner.id());
    Instant since = Instant.now();
    tenantClass.delete();
    corner.delete(staying);

    eventually("the class is gone", () -> tenantClass.get() == null);

    assertThat(corner.tenant(staying)).as("a class outlives its tenants").isNull();
    assertThat(corner.everythingOfClass("class-{id}")).isEmpty();
    assertThat(admin.namespaces().withName(platform).get()).isNull();
    var crds = admin.apiextensions().v1().customResourceDefinitions();
    assertThat(crds.withName("widgets." + corner.id() + ".example.com").get()).isNull();
    new Trail(
            engines.plane().audit().since(since).stream()
                .filter(
                    r -> r.namespace().equals(platform) || r.resource().contains("customresource"))
                .toList())
        .assertOrder(
            deletionOf("kustomizations", "in-cluster-network"),
            deletionOf("configmaps", "network"),
            deletionOf("kustomizations", "in-cluster-crds"),
            deletionOf("customresourcedefinitions", "widgets." + corner.id() + ".example.com"),
            deletionOfAll("serviceaccounts"));
  }

  private long left(ManagedKind... kinds) {
    var wanted = List.of(kinds);
    return corner.everythingOf(leaving).stream().filter(id -> wanted.contains(id.kind())).count();
  }
}
