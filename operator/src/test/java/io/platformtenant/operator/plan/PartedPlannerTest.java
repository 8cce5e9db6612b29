package io.platformtenant.operator.plan;

import static io.platformtenant.operator.plan.PartedTenant.BEFORE;
import static io.platformtenant.operator.plan.PartedTenant.CLASS;
import static io.platformtenant.operator.plan.PartedTenant.STANDARD;
import static io.platformtenant.operator.plan.PartedTenant.application;
import static io.platformtenant.operator.plan.PartedTenant.groups;
import static io.platformtenant.operator.plan.PartedTenant.live;
import static io.platformtenant.operator.plan.PartedTenant.names;
import static io.platformtenant.operator.plan.PartedTenant.plan;
import static io.platformtenant.operator.plan.PartedTenant.policies;
import static io.platformtenant.operator.plan.PartedTenant.project;
import static io.platformtenant.operator.plan.PartedTenant.read;
import static io.platformtenant.operator.plan.PartedTenant.revisionOf;
import static io.platformtenant.operator.plan.PartedTenant.source;
import static io.platformtenant.operator.plan.PartedTenant.spec;
import static io.platformtenant.operator.plan.PartedTenant.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.World;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is carried out while something that a team wrote is refused. */
class PartedPlannerTest {
  @Test
  void withoutAnErrorEverythingIsAsWritten() {
    PartedPlan parted = plan(t -> t, Optional.empty());

    assertThat(parted.plan().heldBack().errors()).isEmpty();
    assertThat(parted.plan().heldBack().isNothing()).isTrue();
    assertThat(parted.accepted()).contains(BEFORE);
  }

  @Test
  void anErrorOfThePlatformHoldsEverything() {
    PartedPlan parted =
        plan(t -> t.replace("[{name: shop-qa}]", "[{name: kube-system}]"), Optional.of(BEFORE));

    assertThat(parted.plan().isRefused()).isTrue();
    assertThat(parted.accepted()).isEmpty();
  }

  @Test
  void whatIsWrongStaysAsItWasAndTheRestGoesOn() {
    PartedPlan parted =
        plan(
            t ->
                t.replace("as it was", "a\u200bb")
                    .replace("targetRevision: v1", "targetRevision: v2"),
            Optional.of(BEFORE));

    assertThat(parted.plan().heldBack().what()).containsExactly("spec.description");
    assertThat(project(parted).path("description").asText()).isEqualTo("as it was");
    assertThat(revisionOf(parted, "shop-web-dev")).isEqualTo("v2");
    assertThat(parted.accepted().orElseThrow().fields().path("description").asText())
        .isEqualTo("as it was");
  }

  @Test
  void anApplicationInErrorIsTheOneThatWasAccepted() {
    PartedPlan parted =
        plan(
            t ->
                t.replace("web, targetRevision: v1", "web, targetRevision: \"a\u200bb\"")
                    .replace("path: jobs", "path: work"),
            Optional.of(BEFORE));

    assertThat(parted.plan().heldBack().what()).containsExactly("application \"web\"");
    assertThat(revisionOf(parted, "shop-web-dev")).isEqualTo("v1");
    assertThat(source(parted, "shop-jobs-qa").path("path").asText()).isEqualTo("work");
  }

  @Test
  void whatWasNeverAcceptedIsNotThere() {
    PartedPlan parted = plan(t -> t.replace("path: web,", "path: \"w\u200bb\","), Optional.empty());

    assertThat(names(parted, ManagedKind.APPLICATION)).containsExactly("shop-jobs-qa");
    assertThat(names(parted, ManagedKind.NAMESPACE)).contains("shop-dev", "shop-qa");
    assertThat(groups(parted, "approver")).containsExactly("decide");
    assertThat(groups(parted, "deployer")).as("nothing is given").isEmpty();
  }

  /** The set is new, and the rule tells it of the application whose name it takes. */
  @Test
  void whatIsNewGoesWhereTheErrorIsToldOfWhatIsNot() {
    PartedPlan parted =
        plan(
            t ->
                t.replace(
                    "  syncWindows:",
                    """
                      applicationSets:
                            - name: we
                              list: {elements: [{name: a, values: {}}]}
                              source: {repoURL: "https://git.example.com/shop.git", path: x}
                            - name: web
                              list: {elements: [{name: b}]}
                              source: {repoURL: "https://git.example.com/shop.git", path: x}
                        syncWindows:\
                    """),
            Optional.of(BEFORE));

    assertThat(names(parted, ManagedKind.APPLICATION)).contains("shop-web-dev", "shop-jobs-qa");
    assertThat(names(parted, ManagedKind.APPLICATION_SET)).doesNotContain("shop-web-dev");
  }

  @Test
  void aLostRevisionTakesNothingAway() {
    PlannedObject web = plan(t -> t, Optional.empty()).plan().objects().get(application("web-dev"));
    var live = new TreeMap<>(java.util.Map.of(web.id(), web.body()));
    World world =
        world(t -> t.replace("path: web,", "path: \"w\u200bb\","), STANDARD)
            .withObserved(new Observed(live, Set.of()));

    assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).isTrue();
  }

  @Test
  void groupsGoAtOnceAndNoneComes() {
    PartedPlan parted =
        plan(
            t -> t.replace("as it was", "a\u200bb").replace("[look, old]", "[look, new]"),
            Optional.of(BEFORE));

    assertThat(groups(parted, "viewer")).containsExactly("look");
    assertThat(groups(parted, "deployer")).containsExactly("ship");
  }

  /** It would be Ready, and nobody would say why the group has no rights. */
  @Test
  void aGroupThatIsInErrorIsToldAlthoughAllElseIsCarriedOut() {
    PartedPlan parted =
        plan(t -> t.replace("[look, old]", "[look, old, \"a\u200bb\"]"), Optional.of(BEFORE));

    assertThat(groups(parted, "viewer")).containsExactly("look", "old");
    assertThat(parted.plan().heldBack().what()).containsExactly("spec.access.viewers");
  }

  @Test
  void anEnvironmentThatGoesIsTakenDownAndEmptiesNothingIntoAll() {
    PartedPlan parted =
        plan(
            t ->
                t.replace("    - {name: qa, namespaces: [{name: shop-qa}]}\n", "")
                    .replace("as it was", "a\u200bb"),
            Optional.of(BEFORE));

    assertThat(parted.plan().isRefused()).isFalse();
    assertThat(names(parted, ManagedKind.NAMESPACE)).doesNotContain("shop-qa");
    assertThat(names(parted, ManagedKind.APPLICATION)).containsExactly("shop-web-dev");
    assertThat(names(parted, ManagedKind.KUSTOMIZATION)).containsExactly("dev-base");
    assertThat(project(parted).path("syncWindows")).isEmpty();
    assertThat(parted.accepted().orElseThrow().fields().path("delivery").path("applications"))
        .as("what went with its ground is remembered")
        .hasSize(2);
  }

  @Test
  void anEnvironmentThatComesBackHasWhatWasAccepted() {
    PartedPlan gone =
        plan(
            t -> t.replace("    - {name: qa, namespaces: [{name: shop-qa}]}\n", ""),
            Optional.of(BEFORE));
    PartedPlan back = plan(t -> t.replace("as it was", "a\u200bb"), gone.accepted());

    assertThat(names(back, ManagedKind.APPLICATION))
        .contains("shop-web-dev", "shop-web-qa", "shop-jobs-qa");
  }

  @Test
  void aSourceThatTheClassTakesAwayTakesItsStages() {
    var without = read(CLASS.replaceAll("(?s)  bootstrap:.*", ""), PlatformTenantClass.class);
    PartedPlan parted = PartedPlanner.plan(world(t -> t, without), () -> Optional.of(BEFORE));

    assertThat(names(parted, ManagedKind.KUSTOMIZATION))
        .contains("qa-base", "qa-last")
        .doesNotContain("qa-ours");
    assertThat(parted.plan().heldBack().what()).containsExactly("spec.bootstrap");
  }

  @Test
  void whatRunsStaysUnderAGuardrailThatWouldRefuseItAsNew() {
    var other =
        read(
            CLASS.replace("git.example.com/**", "other.example.com/**"), PlatformTenantClass.class);
    World world = world(t -> t, other).withObserved(live(plan(t -> t, Optional.empty())));
    PartedPlan parted = PartedPlanner.plan(world, () -> Optional.of(BEFORE));

    assertThat(parted.plan().isRefused()).isFalse();
    assertThat(names(parted, ManagedKind.APPLICATION)).contains("shop-web-dev");
    assertThat(parted.plan().heldBack().errors()).isNotEmpty();
  }

  /** Nothing of what the class no longer permits comes into an environment that is new. */
  @Test
  void whatStandsByItsAgeComesNowhereElse() {
    var other =
        read(
            CLASS.replace("git.example.com/**", "other.example.com/**"), PlatformTenantClass.class);
    Observed live = live(plan(t -> t, Optional.empty()));
    World world =
        world(
                t ->
                    t.replace(
                        "  bootstrap:\n",
                        "    - {name: new, namespaces: [{name: shop-new}]}\n  bootstrap:\n"),
                other)
            .withObserved(live);
    PartedPlan parted = PartedPlanner.plan(world, () -> Optional.of(BEFORE));

    assertThat(names(parted, ManagedKind.NAMESPACE)).contains("shop-new");
    assertThat(names(parted, ManagedKind.APPLICATION))
        .containsExactlyInAnyOrder("shop-web-dev", "shop-web-qa", "shop-jobs-qa");
    assertThat(names(parted, ManagedKind.KUSTOMIZATION))
        .contains("dev-base")
        .doesNotContain("new-base");
    assertThat(parted.plan().held())
        .extracting(held -> held.object().id().name())
        .containsExactlyInAnyOrder("shop-web-new", "new-base");
  }

  /** A status of it costs the API server more than all else that is done for the tenant. */
  @Test
  void whatIsTooDeepToBeToldOfAgainAndAgainHoldsEverything() {
    String deep = "{a: ".repeat(60) + "1" + "}".repeat(60);
    PartedPlan parted =
        plan(
            t -> t.replace("path: web,", "path: web, helm: {valuesObject: " + deep + "},"),
            Optional.of(BEFORE));

    assertThat(parted.plan().isRefused()).isTrue();
    assertThat(parted.plan().errors()).anyMatch(error -> error.rule().equals("PT058"));
  }

  @Test
  void whatIsProtectedNowSyncsByHand() {
    PartedPlan parted =
        plan(
            t ->
                t.replace("{name: qa, namespaces", "{name: qa, protected: true, namespaces")
                    .replace("as it was", "a\u200bb"),
            Optional.of(BEFORE));

    assertThat(parted.plan().errors()).isEmpty();
    assertThat(parted.plan().heldBack().what())
        .containsExactly("application \"jobs\"", "spec.bootstrap", "spec.description");
    assertThat(spec(parted, "shop-jobs-qa").path("syncPolicy").has("automated")).isFalse();
    assertThat(policies(parted, "deployer")).noneMatch(p -> p.contains("sync, shop/shop-web-qa"));
  }
}
