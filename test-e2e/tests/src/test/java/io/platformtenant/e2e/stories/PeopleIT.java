package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People whom the class and an environment name beside those of the tenant. */
class PeopleIT extends SharedStory {
  private static final String VIEWERS = "access-viewers:platform-tenant-viewer";
  private static final String DEPLOYERS = "access-deployers:platform-tenant-viewer";
  private static final String FLUX_VIEWERS = "access-viewers:platform-tenant-flux-viewer";
  private static final String WATCHED =
      "access: {viewers: {groups: [audit-all, on-call], users: [eve]}}";
  private static final String LESS = "access: {viewers: {groups: [audit-all]}}";

  @Test
  void whoLeavesTheClassLosesAllTenantsWhateverBecomesOfThem() {
    corner.apply(classOf("{id}w", WATCHED));
    for (String sound : List.of("{id}k", "{id}r")) {
      corner.apply(SMALL_TENANT.called(sound).ofClass("class-{id}w"));
      untilReady(sound);
    }
    corner.apply(TENANT.called("{id}g").ofClass("class-{id}w"));
    untilReady("{id}g");
    assertThat(everybody("{id}k", "dev")).contains("Group on-call", "User eve", "Group audit-all");

    corner.apply(refused("{id}r"));
    untilStalled("{id}r", "NameConflict", "InvalidSpec");
    untilHeldInItsDeletion("{id}g");
    corner.apply(classOf("{id}w", LESS));

    for (String tenant : List.of("{id}k", "{id}r")) {
      untilGone(tenant, "dev");
    }
    untilGone("{id}g", "staging");
    untilGone("{id}g", "prod");
    assertThat(everybody("{id}g", "prod")).contains("Group audit-all", "Group leads");
    corner.approveDeletion("{id}g");
    eventually("it is gone", () -> corner.tenant("{id}g") == null);
  }

  /** What is wrong with the class is told, and gives nobody back what was taken. */
  @Test
  void whoLeavesABrokenClassLosesItsRights() {
    corner.apply(classOf("{id}v", WATCHED));
    corner.apply(SMALL_TENANT.called("{id}b").ofClass("class-{id}v"));
    untilReady("{id}b");

    corner.apply(
        classOf("{id}v", "access: {viewers: {groups: [audit-all, twice], users: [twice]}}"));

    untilGone("{id}b", "dev");
    assertThat(everybody("{id}b", "dev")).contains("Group audit-all").doesNotContain("User twice");
  }

  @Test
  void anEnvironmentsPeopleHaveRightsThereAndNowhereElse() {
    corner.apply(classOf("{id}e", LESS));
    TenantYaml tenant = TENANT.called("{id}e").ofClass("class-{id}e");
    corner.apply(
        tenant.with(
            "environments: [{name: staging, access: {deployers: {groups: [testers]}}}, {name: prod}]"));
    untilReady("{id}e");
    Parts parts = parts("{id}e");

    assertThat(subjects(parts.binding("staging", DEPLOYERS)))
        .containsExactly("Group dev", "Group testers");
    assertThat(everybody("{id}e", "prod")).doesNotContain("Group testers");
    assertThat(subjects(homeBinding(parts))).doesNotContain("Group testers");
    assertThat(groups(parts, "deployer-staging"))
        .containsExactly("testers", "proj:" + parts.tenant() + ":deployer");

    corner.apply(tenant);
    eventually(
        "testers have lost their rights",
        () ->
            subjects(parts.binding("staging", DEPLOYERS)).equals(List.of("Group dev"))
                && groups(parts, "deployer-staging").isEmpty());
  }

  private static ClassYaml classOf(String name, String access) {
    return PLAIN_CLASS.called("class-" + name).with(access);
  }

  /** By its platform, so that all of it is held. */
  private static TenantYaml refused(String name) {
    return SMALL_TENANT.called(name).ofClass("class-{id}w").with("parameters: {nobody: declared}");
  }

  private void untilStalled(String tenant, String... reasons) {
    eventually(
        tenant + " is refused",
        () -> Stream.of(reasons).anyMatch(reason -> isStalled(tenant, reason)));
  }

  /** An approval of last week lets the deletion in, and no step be taken. */
  private void untilHeldInItsDeletion(String tenant) {
    corner.annotate(
        tenant,
        ApiGroup.DELETION_APPROVED_ANNOTATION,
        Instant.now().minus(7, ChronoUnit.DAYS).toString());
    admin.resource(corner.tenant(tenant)).delete();
    eventually(
        tenant + " is held",
        () ->
            corner
                .condition(tenant, "Ready")
                .filter(ready -> ready.reason().equals("RemovalHeld"))
                .isPresent());
  }

  private void untilGone(String tenant, String environment) {
    eventually(
        "on-call and eve have lost their rights in " + tenant,
        () ->
            everybody(tenant, environment).stream()
                .noneMatch(who -> who.contains("on-call") || who.contains("eve")));
  }

  /** Who has any right in an environment or in the home namespace, and who stands in a role. */
  private List<String> everybody(String tenant, String environment) {
    Parts parts = parts(tenant);
    return Stream.of(
            subjects(parts.binding(environment, VIEWERS)).stream(),
            Stream.of(DEPLOYERS, "access-approvers:platform-tenant-viewer")
                .map(name -> parts.binding(environment, name))
                .filter(corner::exists)
                .flatMap(id -> subjects(id).stream()),
            subjects(homeBinding(parts)).stream(),
            Stream.of("viewer", "deployer", "approver")
                .flatMap(role -> groups(parts, role).stream()))
        .flatMap(s -> s)
        .toList();
  }

  private static ObjectId homeBinding(Parts parts) {
    return ObjectId.of(ManagedKind.ROLE_BINDING, parts.home().name(), FLUX_VIEWERS);
  }

  private List<String> subjects(ObjectId binding) {
    List<Map<String, Object>> subjects = corner.get(binding).get("subjects");
    return subjects.stream().map(s -> s.get("kind") + " " + s.get("name")).toList();
  }

  private List<String> groups(Parts parts, String role) {
    List<Map<String, Object>> roles = corner.get(parts.project()).get("spec", "roles");
    return roles.stream()
        .filter(r -> role.equals(r.get("name")))
        .flatMap(r -> ((List<?>) r.getOrDefault("groups", List.of())).stream())
        .map(Object::toString)
        .toList();
  }
}
