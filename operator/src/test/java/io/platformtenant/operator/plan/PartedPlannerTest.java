package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is carried out while something that a team wrote is refused. */
class PartedPlannerTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard, annotations: {platformtenant.io/is-default-class: "true"}}
      spec:
        argocd: {namespace: argocd}
        flux: {namespace: flux-system}
        homeNamespace: "tenant-{tenant}"
        namespaceProfiles: [{name: default}]
        guardrails: {repositories: ["https://git.example.com/**"], protectedAutoSync: Forbid}
        bootstrap:
          sources: [{name: platform-base, git: {url: "https://git.example.com/base.git", ref: {branch: main}}, shared: {paths: [ours]}}]
      """;

  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: shop, uid: u1, generation: 1}
      spec:
        description: as it was
        owner: {team: shop, contact: shop@example.com}
        access:
          viewers: {groups: [look, old]}
          deployers: {groups: [ship]}
          approvers: {groups: [decide]}
        environments:
          - {name: dev, namespaces: [{name: shop-dev}]}
          - {name: qa, namespaces: [{name: shop-qa}]}
        bootstrap:
          sources: [{name: main, git: {url: "https://git.example.com/shop.git", ref: {branch: main}}}]
          stages:
            - {name: base, source: main, path: base}
            - {name: ours, source: platform-base, path: ours, environments: [{name: qa}]}
            - {name: last, source: main, path: last, dependsOn: [ours], environments: [{name: qa}]}
        delivery:
          applications:
            - {name: web, source: {repoURL: "https://git.example.com/shop.git", path: web, targetRevision: v1}}
            - name: jobs
              source: {repoURL: "https://git.example.com/shop.git", path: jobs}
              environments: [{name: qa, autoSync: true}]
          syncWindows:
            - {kind: deny, schedule: "0 1 * * *", duration: 1h, environments: [qa]}
      """;

  private final PlatformTenantClass standard = read(CLASS, PlatformTenantClass.class);
  private final TeamPart before = TeamPart.of(tenant(t -> t).getSpec());

  @Test
  void withoutAnErrorEverythingIsAsWritten() {
    PartedPlan parted = plan(t -> t, Optional.empty());

    assertThat(parted.plan().heldBack().errors()).isEmpty();
    assertThat(parted.plan().heldBack().isNothing()).isTrue();
    assertThat(parted.accepted()).contains(before);
  }

  @Test
  void anErrorOfThePlatformHoldsEverything() {
    PartedPlan parted =
        plan(t -> t.replace("[{name: shop-qa}]", "[{name: kube-system}]"), Optional.of(before));

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
            Optional.of(before));

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
            Optional.of(before));

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
            Optional.of(before));

    assertThat(names(parted, ManagedKind.APPLICATION)).contains("shop-web-dev", "shop-jobs-qa");
    assertThat(names(parted, ManagedKind.APPLICATION_SET)).doesNotContain("shop-web-dev");
  }

  @Test
  void aLostRevisionTakesNothingAway() {
    PlannedObject web = plan(t -> t, Optional.empty()).plan().objects().get(application("web-dev"));
    var live = new TreeMap<>(java.util.Map.of(web.id(), web.body()));
    World world =
        world(t -> t.replace("path: web,", "path: \"w\u200bb\","), standard)
            .withObserved(new Observed(live, Set.of()));

    assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).isTrue();
  }

  @Test
  void groupsGoAtOnceAndNoneComes() {
    PartedPlan parted =
        plan(
            t -> t.replace("as it was", "a\u200bb").replace("[look, old]", "[look, new]"),
            Optional.of(before));

    assertThat(groups(parted, "viewer")).containsExactly("look");
    assertThat(groups(parted, "deployer")).containsExactly("ship");
  }

  /** It would be Ready, and nobody would say why the group has no rights. */
  @Test
  void aGroupThatIsInErrorIsToldAlthoughAllElseIsCarriedOut() {
    PartedPlan parted =
        plan(t -> t.replace("[look, old]", "[look, old, \"a\u200bb\"]"), Optional.of(before));

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
            Optional.of(before));

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
            Optional.of(before));
    PartedPlan back = plan(t -> t.replace("as it was", "a\u200bb"), gone.accepted());

    assertThat(names(back, ManagedKind.APPLICATION))
        .contains("shop-web-dev", "shop-web-qa", "shop-jobs-qa");
  }

  @Test
  void aSourceThatTheClassTakesAwayTakesItsStages() {
    var without = read(CLASS.replaceAll("(?s)  bootstrap:.*", ""), PlatformTenantClass.class);
    PartedPlan parted = PartedPlanner.plan(world(t -> t, without), () -> Optional.of(before));

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
    PartedPlan parted = PartedPlanner.plan(world, () -> Optional.of(before));

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
    PartedPlan parted = PartedPlanner.plan(world, () -> Optional.of(before));

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

  @Test
  void whatCanNotBeReadIsAsItWasAndTheRestGoesOn() {
    PartedPlan parted =
        unread(
            t ->
                t.replace("path: web, targetRevision: v1", "path: half")
                    .replace("as it was", "now"),
            "/spec/delivery/applications/0/source/helm/valuesObject");

    assertThat(revisionOf(parted, "shop-web-dev")).isEqualTo("v1");
    assertThat(source(parted, "shop-web-dev").path("path").asText()).isEqualTo("web");
    assertThat(project(parted).path("description").asText()).isEqualTo("now");
    assertThat(parted.plan().heldBack().what())
        .containsExactly(
            "application \"jobs\"", "application \"web\"", "spec.delivery.applications");
    assertThat(parted.accepted().orElseThrow().fields().at("/delivery"))
        .isEqualTo(before.fields().at("/delivery"));
  }

  /** Nobody has left whose tier can not be read. */
  @Test
  void aTierThatCanNotBeReadIsAsItWas() {
    PartedPlan parted =
        unread(
            t -> t.replace("viewers: {groups: [look, old]}", "viewers: {}").replace("[ship]", "[]"),
            "/spec/access/viewers/groups");

    assertThat(groups(parted, "viewer")).containsExactly("look", "old");
    assertThat(groups(parted, "deployer")).isEmpty();
    assertThat(parted.plan().heldBack().what()).contains("spec.access.viewers");
  }

  /** A status of it costs the API server more than all else that is done for the tenant. */
  @Test
  void whatIsTooDeepToBeToldOfAgainAndAgainHoldsEverything() {
    String deep = "{a: ".repeat(60) + "1" + "}".repeat(60);
    PartedPlan parted =
        plan(
            t -> t.replace("path: web,", "path: web, helm: {valuesObject: " + deep + "},"),
            Optional.of(before));

    assertThat(parted.plan().isRefused()).isTrue();
    assertThat(parted.plan().errors()).anyMatch(error -> error.rule().equals("PT058"));
  }

  @Test
  void whatOfThePlatformCanNotBeReadHoldsEverything() {
    for (String field :
        List.of("/spec/environments/0/protected", "/spec/delivery", "/spec/access/approvers")) {
      assertThat(unread(t -> t, field).plan().isRefused()).as(field).isTrue();
    }
  }

  /** What is live may be what somebody else put there. */
  @Test
  void aTierThatCanNotBeReadAndWasNeverAcceptedIsNotGuessed() {
    World world = world(t -> t, standard);
    lacks(world, "/spec/access/viewers/groups");

    assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).isTrue();
  }

  @Test
  void whatCanNotBeReadAndRunsIsNotTakenAway() {
    Observed live = live(plan(t -> t, Optional.empty()));
    for (String field :
        List.of("/spec/bootstrap/stages/0/interval", "/spec/delivery/applications/0/source")) {
      World world = world(t -> t, standard).withObserved(live);
      lacks(world, field);
      assertThat(PartedPlanner.plan(world, Optional::empty).plan().isRefused()).as(field).isTrue();
    }
  }

  private PartedPlan unread(UnaryOperator<String> change, String field) {
    World world = world(change, standard);
    lacks(world, field);
    return PartedPlanner.plan(world, () -> Optional.of(before));
  }

  private static void lacks(World world, String field) {
    world.tenant().lacks(List.of(new Unread(JsonPointer.valueOf(field), "[]", List.of())));
  }

  private static Observed live(PartedPlan parted) {
    var live = new TreeMap<ObjectId, ObjectNode>();
    parted.plan().objects().values().forEach(o -> live.put(o.id(), o.body()));
    return new Observed(live, Set.of());
  }

  @Test
  void whatIsProtectedNowSyncsByHand() {
    PartedPlan parted =
        plan(
            t ->
                t.replace("{name: qa, namespaces", "{name: qa, protected: true, namespaces")
                    .replace("as it was", "a\u200bb"),
            Optional.of(before));

    assertThat(parted.plan().errors()).isEmpty();
    assertThat(parted.plan().heldBack().what())
        .containsExactly("application \"jobs\"", "spec.bootstrap", "spec.description");
    assertThat(spec(parted, "shop-jobs-qa").path("syncPolicy").has("automated")).isFalse();
    assertThat(policies(parted, "deployer")).noneMatch(p -> p.contains("sync, shop/shop-web-qa"));
  }

  private PartedPlan plan(UnaryOperator<String> change, Optional<TeamPart> accepted) {
    return PartedPlanner.plan(world(change, standard), () -> accepted);
  }

  private static World world(UnaryOperator<String> change, PlatformTenantClass tenantClass) {
    PlatformTenant tenant = tenant(change);
    return RandomWorlds.world(tenant, List.of(tenant), List.of(Rulebook.judge(tenantClass)))
        .withOpenGates(true);
  }

  private static PlatformTenant tenant(UnaryOperator<String> change) {
    String text = change.apply(TENANT);
    return read(text, PlatformTenant.class);
  }

  private static <T> T read(String yaml, Class<T> type) {
    return Serialization.unmarshal(yaml, type);
  }

  private static ObjectId application(String name) {
    return ObjectId.of(ManagedKind.APPLICATION, "argocd", "shop-" + name);
  }

  private static Set<String> names(PartedPlan parted, ManagedKind kind) {
    return parted.plan().objects().keySet().stream()
        .filter(id -> id.kind() == kind)
        .map(ObjectId::name)
        .collect(Collectors.toSet());
  }

  private static JsonNode project(PartedPlan parted) {
    TenantPlan plan = parted.plan();
    return plan.objects()
        .get(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "shop"))
        .body()
        .path("spec");
  }

  private static JsonNode spec(PartedPlan parted, String application) {
    return parted
        .plan()
        .objects()
        .get(ObjectId.of(ManagedKind.APPLICATION, "argocd", application))
        .body()
        .path("spec");
  }

  private static JsonNode source(PartedPlan parted, String application) {
    return spec(parted, application).path("source");
  }

  private static String revisionOf(PartedPlan parted, String application) {
    return source(parted, application).path("targetRevision").asText();
  }

  private static List<String> groups(PartedPlan parted, String role) {
    return texts(role(parted, role).path("groups"));
  }

  private static List<String> policies(PartedPlan parted, String role) {
    return texts(role(parted, role).path("policies"));
  }

  private static JsonNode role(PartedPlan parted, String name) {
    return project(parted)
        .path("roles")
        .valueStream()
        .filter(role -> role.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
