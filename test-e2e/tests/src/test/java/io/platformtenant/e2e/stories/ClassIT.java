package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The only stories with a default class: one in the cluster is seen by every tenant. */
class ClassIT extends SharedStory {
  private static final String SECOND_STAGE =
      """
      bootstrap:
        stages: [{name: platform-more, source: platform-base, path: "more/{environment}"}]
      """;

  @Override
  boolean reconcilesClasses() {
    return true;
  }

  @Test
  void aNewStageOfAClassRollsToItsTenantsBeforeTheirOwn() {
    String name = "{id}a";
    Parts parts = parts(name);
    corner.apply(classCalled(name, CLASS));
    corner.apply(tenantOf(name, name, TENANT));
    untilReady(name);

    corner.apply(CLASS.with(SECOND_STAGE).called("class-" + name));

    eventually("the stage is there", () -> corner.exists(parts.stage("prod", "platform-more")));
    eventually(
        "all six are Ready",
        () -> corner.status(name).orElseThrow().bootstrap().summary().equals("6/6"));
    untilReady(name);
    assertThat(dependencies(parts, "platform-more")).contains("name=prod-platform-base");
    assertThat(dependencies(parts, "addons")).contains("name=prod-platform-more");
    eventually("the class is Ready", () -> isClassReady(name));
  }

  @Test
  void aClassInUseGoesAfterItsLastTenantMovedOrWent() {
    corner.apply(classCalled("{id}b", PLAIN_CLASS));
    corner.apply(classCalled("{id}c", PLAIN_CLASS));
    corner.apply(tenantOf("{id}b", "{id}m", SMALL_TENANT));
    corner.apply(tenantOf("{id}b", "{id}n", SMALL_TENANT));
    untilReady("{id}m");
    untilReady("{id}n");
    eventually("both are counted", () -> tenantClass("{id}b").getStatus().tenants() == 2);

    admin.resource(tenantClass("{id}b")).delete();
    eventually(
        "it is held and says by whom",
        () ->
            classReady("{id}b")
                .filter(c -> c.reason().equals("InUse") && c.message().contains(corner.id() + "m"))
                .isPresent());
    assertThat(corner.isReady("{id}m")).as("its tenants stay as they are").isTrue();

    corner.apply(tenantOf("{id}c", "{id}m", SMALL_TENANT));
    eventually("one is left", () -> tenantClass("{id}b").getStatus().tenants() == 1);
    assertThat(tenantClass("{id}c").isMarkedForDeletion()).isFalse();
    corner.delete("{id}n");
    eventually("the class is gone", () -> tenantClass("{id}b") == null);
    untilReady("{id}m");
    eventually("the other class counts", () -> tenantClass("{id}c").getStatus().tenants() == 1);
  }

  @Test
  void aTenantWithoutItsClassHealsWhenTheClassComes() {
    corner.apply(tenantOf("{id}d", "{id}d", SMALL_TENANT));
    untilStalled("{id}d", "ClassNotFound");
    assertThat(readyMessage("{id}d")).contains("\"class-" + corner.id() + "d\"");
    assertThat(corner.everythingOf("{id}d")).isEmpty();

    corner.apply(classCalled("{id}d", PLAIN_CLASS));
    untilReady("{id}d");
  }

  @Test
  void aTenantThatNamesNoClassFollowsTheOneDefault() {
    corner.apply(SMALL_TENANT.called("{id}e").without("className"));
    untilStalled("{id}e", "ClassNotFound");

    corner.apply(asDefault("{id}e"));
    untilReady("{id}e");
    assertThat(corner.status("{id}e").orElseThrow().className())
        .isEqualTo("class-" + corner.id() + "e");

    corner.apply(asDefault("{id}f"));
    untilStalled("{id}e", "ClassNotFound");
    assertThat(readyMessage("{id}e")).contains(corner.id() + "e", corner.id() + "f");
    assertThat(corner.exists(parts("{id}e").application("web", "dev")))
        .as("the last good state stands")
        .isTrue();

    corner.apply(classCalled("{id}f", PLAIN_CLASS));
    untilReady("{id}e");
    corner.apply(classCalled("{id}e", PLAIN_CLASS));
    untilStalled("{id}e", "ClassNotFound");
  }

  @Test
  void aClassThatHandsOutARoleTheOperatorMayNotIsToldByItsTenant() {
    corner.apply(
        classCalled("{id}g", PLAIN_CLASS).with("roles: {accounts: {deployer: [node-reader]}}"));
    corner.apply(tenantOf("{id}g", "{id}g", SMALL_TENANT));

    untilStalled("{id}g", "RoleNotBindable");
    assertThat(readyMessage("{id}g")).contains("\"node-reader\"", "bindableClusterRoles");
    assertThat(corner.everythingOf("{id}g")).isEmpty();

    corner.apply(classCalled("{id}g", PLAIN_CLASS));
    untilReady("{id}g");
  }

  private static ClassYaml classCalled(String name, ClassYaml manifest) {
    return manifest.called("class-" + name);
  }

  private static TenantYaml tenantOf(String className, String name, TenantYaml manifest) {
    return manifest.called(name).ofClass("class-" + className);
  }

  private static ClassYaml asDefault(String name) {
    return classCalled(name, PLAIN_CLASS).annotated("platformtenant.io/is-default-class", "true");
  }

  private PlatformTenantClass tenantClass(String name) {
    return corner.tenantClass("class-" + name);
  }

  private Optional<Condition> classReady(String name) {
    return tenantClass(name).getStatus().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst();
  }

  private boolean isClassReady(String name) {
    long generation = tenantClass(name).getMetadata().getGeneration();
    return classReady(name)
        .filter(c -> c.status().equals("True") && c.observedGeneration() == generation)
        .isPresent();
  }

  private String dependencies(Parts parts, String stage) {
    return corner.get(parts.stage("prod", stage)).get("spec", "dependsOn").toString();
  }
}
