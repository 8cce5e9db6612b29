package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GuardrailsIT extends SharedStory {
  private static final String ANYWHERE = "{repositories: [\"**\"]}";
  private static final String ELSEWHERE =
      "{repositories: [\"https://git.example.com/elsewhere/**\"]}";
  private static final String ONLY_PAYMENTS =
      "{repositories: [\"https://git.example.com/payments/**\"]}";
  private static final String BREACHING =
      """
      delivery:
        applications: [{name: web, source: {repoURL: "https://git.example.com/search/deploy.git"}}]
      """;
  private static final String VIEWERS = "access-viewers:platform-tenant-viewer";
  private static final String DEPLOYERS = "access-deployers:platform-tenant-viewer";
  private static final String NARROWED =
      "viewers: {groups: [audit]}, deployers: {groups: [dev, night], users: [ann, eve]}";
  private static final String FLUX_VIEWERS = "access-viewers:platform-tenant-flux-viewer";

  @Override
  boolean reconcilesClasses() {
    return true;
  }

  @Test
  void aTightenedClassTellsWhoBreaksItAndLooseningHeals() {
    corner.apply(classOf("{id}a", ANYWHERE));
    corner.apply(of("{id}a", SMALL_TENANT.called("{id}m")));
    corner.apply(of("{id}a", SMALL_TENANT.called("{id}n")).with(BREACHING));
    untilReady("{id}m");
    untilReady("{id}n");
    var before = versions("{id}n");

    corner.apply(classOf("{id}a", ONLY_PAYMENTS));

    untilStalled("{id}n", "GuardrailViolated");
    assertThat(corner.status("{id}n").orElseThrow().violations())
        .extracting(Violation::rule, Violation::field, Violation::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "PT201",
                "spec.delivery.applications[0].source.repoURL",
                "https://git.example.com/search/deploy.git"));
    assertThat(readyMessage("{id}n"))
        .contains("https://git.example.com/payments/**", "the last good state keeps standing");
    eventually(
        "the class names the tenant",
        () ->
            classStatus("{id}a").violations().stream()
                .map(Violation::tenant)
                .toList()
                .equals(List.of(corner.id() + "n")));
    assertThat(classStatus("{id}a").violationsTotal()).isEqualTo(1);
    assertThat(classReady("{id}a").status()).as("the class itself is well").isEqualTo("True");
    assertThat(classReady("{id}a").message()).contains("1 breaks its guardrails");
    untilReady("{id}m");
    assertThat(versions("{id}n")).as("the last good state").isEqualTo(before);

    corner.apply(classOf("{id}a", ANYWHERE));

    untilReady("{id}n");
    eventually("the class is content", () -> classStatus("{id}a").violations().isEmpty());
    assertThat(classStatus("{id}a").violationsTotal()).isNull();
    assertThat(corner.status("{id}n").orElseThrow().violations()).isEmpty();
    assertThat(versions("{id}n")).isEqualTo(before);
  }

  @Test
  void whoLeavesLosesAllRightsAlthoughThePlanIsRefused() {
    Parts parts = parts("{id}b");
    corner.apply(classOf("{id}b", ANYWHERE));
    corner.apply(withAccess("deployers: {groups: [dev, ops], users: [ann, gone]}"));
    untilReady("{id}b");
    assertThat(subjects(parts.binding("dev", DEPLOYERS)))
        .containsExactly("dev", "ops", "ann", "gone");
    var before = versions("{id}b");

    corner.apply(classOf("{id}b", ELSEWHERE));
    untilStalled("{id}b", "GuardrailViolated");
    corner.apply(withAccess(NARROWED));

    eventually(
        "ops and gone have lost their rights everywhere",
        () ->
            subjects(parts.binding("dev", DEPLOYERS)).equals(List.of("dev", "ann"))
                && subjects(homeBinding(parts)).equals(List.of("dev", "ann"))
                && groups(parts, "deployer").equals(List.of("ann", "dev")));
    untilStalled("{id}b", "GuardrailViolated");
    assertThat(corner.exists(parts.binding("dev", VIEWERS))).as("nobody gains a right").isFalse();
    assertThat(groups(parts, "viewer")).isEmpty();
    var revoked = versions("{id}b");
    assertThat(untouched(revoked, parts)).isEqualTo(untouched(before, parts));

    corner.apply(annotated("look"));
    eventually(
        "it was looked at again",
        () -> "look".equals(corner.status("{id}b").orElseThrow().lastHandledReconcileAt()));
    assertThat(versions("{id}b")).as("once is enough").isEqualTo(revoked);

    corner.apply(classOf("{id}b", ANYWHERE));
    untilReady("{id}b");
    assertThat(subjects(parts.binding("dev", DEPLOYERS)))
        .containsExactly("dev", "night", "ann", "eve");
    assertThat(subjects(parts.binding("dev", VIEWERS))).containsExactly("audit");
    assertThat(groups(parts, "deployer")).containsExactly("ann", "dev", "eve", "night");
    assertThat(untouched(versions("{id}b"), parts)).containsAllEntriesOf(untouched(before, parts));
  }

  @Test
  void noGateOpensWhereEnforcementIsRequiredAndNothingChecksIt() {
    corner.apply(classOf("{id}c", "{repositories: [\"**\"], enforcement: Required}"));
    corner.apply(of("{id}c", SMALL_TENANT.called("{id}c")));

    eventually(
        "it says why",
        () ->
            corner
                .condition("{id}c", "Ready")
                .filter(c -> c.reason().equals("NotEnforced"))
                .isPresent());
    assertThat(corner.condition("{id}c", "Enforced").orElseThrow().status()).isEqualTo("Unknown");
    assertThat(corner.exists(parts("{id}c").project())).isTrue();
    assertThat(corner.exists(parts("{id}c").application("web", "dev"))).isFalse();

    corner.apply(classOf("{id}c", "{repositories: [\"**\"], enforcement: Report}"));
    untilReady("{id}c");
    assertThat(corner.condition("{id}c", "Enforced").orElseThrow().status()).isEqualTo("Unknown");

    corner.apply(classOf("{id}c", "{repositories: [\"**\"], enforcement: Required}"));
    eventually("it is no longer Ready", () -> !corner.isReady("{id}c"));
    assertThat(corner.exists(parts("{id}c").application("web", "dev"))).as("it stays").isTrue();
  }

  @Test
  void aTenantThatBreaksItsClassCanGo() {
    corner.apply(classOf("{id}d", ANYWHERE));
    corner.apply(of("{id}d", SMALL_TENANT.called("{id}d")));
    untilReady("{id}d");
    corner.apply(classOf("{id}d", ELSEWHERE));
    untilStalled("{id}d", "GuardrailViolated");

    corner.delete("{id}d");

    eventually("it is gone", () -> corner.tenant("{id}d") == null);
    assertThat(corner.everythingOf("{id}d")).isEmpty();
    eventually("the class tells of nobody", () -> classStatus("{id}d").violations().isEmpty());
  }

  private static ClassYaml classOf(String name, String guardrails) {
    return PLAIN_CLASS.called("class-" + name).guardrails(guardrails);
  }

  private static TenantYaml of(String className, TenantYaml manifest) {
    return manifest.ofClass("class-" + className);
  }

  private static TenantYaml withAccess(String access) {
    return of("{id}b", SMALL_TENANT.called("{id}b")).with("access: {" + access + "}");
  }

  private static TenantYaml annotated(String at) {
    return withAccess(NARROWED).annotated("platformtenant.io/reconcile-at", at);
  }

  private PlatformTenantClassStatus classStatus(String name) {
    return corner.tenantClass("class-" + name).getStatus();
  }

  private Condition classReady(String name) {
    return classStatus(name).conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectId homeBinding(Parts parts) {
    return ObjectId.of(ManagedKind.ROLE_BINDING, parts.home().name(), FLUX_VIEWERS);
  }

  private List<String> subjects(ObjectId binding) {
    List<Map<String, Object>> subjects = corner.get(binding).get("subjects");
    return subjects.stream().map(s -> s.get("name").toString()).toList();
  }

  private List<String> groups(Parts parts, String role) {
    List<Map<String, Object>> roles = corner.get(parts.project()).get("spec", "roles");
    return roles.stream()
        .filter(r -> role.equals(r.get("name")))
        .flatMap(r -> ((List<?>) r.getOrDefault("groups", List.of())).stream())
        .map(Object::toString)
        .toList();
  }

  private Map<ObjectId, String> versions(String tenant) {
    Map<ObjectId, String> versions = new TreeMap<>();
    for (ObjectId id : corner.everythingOf(tenant)) {
      if (id.kind() != ManagedKind.APPLICATION) {
        versions.put(id, corner.writtenAs(id));
      }
    }
    return versions;
  }

  /** All but what holds the groups. */
  private static Map<ObjectId, String> untouched(Map<ObjectId, String> versions, Parts parts) {
    Map<ObjectId, String> rest = new TreeMap<>(versions);
    rest.keySet()
        .removeAll(List.of(parts.binding("dev", DEPLOYERS), homeBinding(parts), parts.project()));
    return rest;
  }
}
