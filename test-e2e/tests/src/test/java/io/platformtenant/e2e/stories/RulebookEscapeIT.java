package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.HeldBackItem;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A hostile app team, with update on its own contract, tries what the API server takes. The
 * operator refuses it and keeps what is there, and a like edit by the same account is carried out.
 */
class RulebookEscapeIT extends SharedStory {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
  private static final String HOSTILE = "{id}-app";
  private static final String LONGER = "{id}-app-eu";

  private static final ClassYaml SHARING =
      CLASS
          .guardrails(
              "{repositories: [\"https://git.example.com/{tenant}/**\"], tenantStages: Allow}")
          .with(
              """
              bootstrap:
                sources:
                  - name: platform-catalog
                    git: {url: "https://git.example.com/platform/catalog.git"}
                    shared: {paths: ["tenants/{tenant}/{environment}"]}
              """);

  /** The names of what it makes begin with the name of the hostile tenant. */
  private static final TenantYaml SHORTER =
      TenantYaml.named("{id}")
          .ofTeam("older")
          .environment("dev")
          .with(
              """
              delivery:
                applicationSets:
                  - name: app-jobs
                    list: {elements: [{name: x}]}
                    source: {repoURL: "https://git.example.com/{id}/jobs.git", path: "jobs/{item}"}
              """);

  private ClusterUser person;

  @BeforeEach
  void threeTenantsAreReady() {
    corner.apply(SHARING);
    corner.apply(SHORTER);
    untilReady("{id}");
    corner.apply(EscapeIT.NEIGHBOUR.called(LONGER));
    untilReady(LONGER);
    corner.apply(EscapeIT.HOSTILE.called(HOSTILE));
    untilReady(HOSTILE);
    person =
        new Rights(admin)
            .user(
                "dev-of-" + hostile(),
                new PolicyRuleBuilder()
                    .withApiGroups("platformtenant.io")
                    .withResources("platformtenants")
                    .withResourceNames(hostile())
                    .withVerbs("get", "update", "patch")
                    .build());
  }

  @TestFactory
  Stream<DynamicTest> noWayOutThatTheApiServerTakes() {
    return RulebookEscapes.all(corner.id()).stream()
        .map(a -> DynamicTest.dynamicTest(a.way(), () -> isRefusedByTheRulebook(a)));
  }

  private void isRefusedByTheRulebook(RulebookEscapes.Attempt attempt) {
    var before = everything();

    patch(attempt.hostile());

    untilStalled(HOSTILE, attempt.reason());
    var ready = corner.condition(HOSTILE, "Ready").orElseThrow();
    assertThat(ready.status()).isEqualTo("False");
    assertThat(ready.reason()).isEqualTo(attempt.reason());
    assertThat(ready.message())
        .contains(attempt.words().stream().map(w -> w.replace("{id}", hostile())).toList())
        .contains("the last good state keeps standing");
    assertNothingNew(before);

    patch(attempt.inside());

    untilReady(HOSTILE);
  }

  /**
   * What the same change takes out of the contract may go, and what is not in error is carried out
   * beside it; nothing else comes, and what is held back is as it was.
   */
  private void assertNothingNew(Map<ObjectId, String> before) {
    String held =
        corner.status(HOSTILE).orElseThrow().heldBack().stream()
            .map(HeldBackItem::what)
            .collect(Collectors.joining(", "));
    assertThat(held).isNotEmpty();
    Map<ObjectId, String> now = everything();
    assertThat(before).containsKeys(now.keySet().toArray(ObjectId[]::new));
    now.keySet().removeIf(id -> !isHeld(id, held));
    assertThat(before).containsAllEntriesOf(now);
  }

  private boolean isHeld(ObjectId id, String held) {
    return switch (id.kind().purpose()) {
      case STAGE, SOURCE -> held.contains("bootstrap") || held.contains("everything");
      case APPLICATION, APPLICATION_SET ->
          held.contains("everything") || held.contains('"' + application(id) + '"');
      case PROJECT -> held.contains("everything");
      case NAMESPACE, BOUND, ACCOUNT, BINDING -> true;
    };
  }

  /** Of {@code <tenant>-<application>-<environment>}. */
  private String application(ObjectId id) {
    String rest = id.name().substring(hostile().length() + 1);
    return rest.substring(0, rest.lastIndexOf('-'));
  }

  @AfterEach
  void nothingMovedNextDoor() {
    assertThat(corner.isReady("{id}")).isTrue();
    assertThat(corner.isReady(LONGER)).isTrue();
  }

  private String hostile() {
    return HOSTILE.replace("{id}", corner.id());
  }

  /** What the tenant has, and what each of it says. */
  private Map<ObjectId, String> everything() {
    Map<ObjectId, String> said = new TreeMap<>();
    corner
        .everythingOf(HOSTILE)
        .forEach(
            id ->
                Optional.ofNullable(corner.get(id))
                    .ifPresent(live -> said.put(id, Serialization.asJson(live.get("spec")))));
    return said;
  }

  private void patch(String change) {
    person
        .client()
        .resources(PlatformTenant.class)
        .withName(hostile())
        .patch(
            MERGE,
            Serialization.asJson(
                Serialization.unmarshal(change.replace("{id}", hostile()), Map.class)));
  }
}
