package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.StageExit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TeardownTest {
  private static final String HOME = "tenant-payments";

  private final SortedMap<ObjectId, ObjectNode> all = new TreeMap<>();
  private final ObjectId home = object(ManagedKind.NAMESPACE, "", HOME, "");
  private final ObjectId quota = object(ManagedKind.RESOURCE_QUOTA, HOME, "platform-tenant", "");
  private final ObjectId place = object(ManagedKind.NAMESPACE, "", "payments-prod", "prod");
  private final ObjectId account =
      object(ManagedKind.SERVICE_ACCOUNT, HOME, "tenant-reconciler-prod", "prod");
  private final ObjectId deployer =
      object(ManagedKind.SERVICE_ACCOUNT, HOME, "argocd-deployer-prod", "prod");
  private final ObjectId people =
      object(ManagedKind.ROLE_BINDING, "payments-prod", "access-viewers:viewer", "prod");
  private final ObjectId rights =
      object(ManagedKind.ROLE_BINDING, "payments-prod", "tenant-reconciler-prod:r", "prod");
  private final ObjectId source = object(ManagedKind.GIT_REPOSITORY, HOME, "config", "");
  private final ObjectId first = stage("prod-crds", List.of());
  private final ObjectId second = stage("prod-addons", List.of("prod-crds"));
  private final ObjectId project = object(ManagedKind.APP_PROJECT, "argocd", "payments", "");
  private final ObjectId application =
      object(ManagedKind.APPLICATION, "argocd", "payments-api-prod", "prod");

  TeardownTest() {
    ObjectNode status = all.get(application).putObject("status");
    status.putObject("sync").put("status", "Synced");
    status.putObject("health").put("status", "Healthy");
  }

  @Test
  void aTakeDownGoesInThePromisedOrder() {
    assertThat(takeDown())
        .containsExactly(
            List.of(application),
            List.of(project),
            List.of(second),
            List.of(first),
            List.of(source),
            List.of(deployer, account, people, rights),
            List.of(place, quota),
            List.of(home));
  }

  @Test
  void aSourceStaysWhileAnyStageReadsFromIt() {
    assertThat(pruning(source)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void rightsOfPeopleGoAtOnce() {
    assertThat(pruning(people, application, second)).isEmpty();
  }

  @Test
  void anAccountOutlivesWhatActsAsIt() {
    assertThat(pruning(account, application, second)).containsExactly(second);
    assertThat(pruning(deployer, application, second)).containsExactly(application);
  }

  @Test
  void aRoleGoesAtOnceWhereItsAccountKeepsAnother() {
    object(ManagedKind.ROLE_BINDING, "payments-prod", "tenant-reconciler-prod:narrower", "prod");

    assertThat(pruning(rights, second)).isEmpty();
  }

  @Test
  void rightsInALeavingNamespaceOutliveWhatMovesOutOfIt() {
    all.get(second).withObject("/metadata").put("generation", 2);

    assertThat(pruning(rights)).containsExactly(second);
    assertThat(pruning(place)).contains(second).doesNotContain(first);
  }

  @Test
  void stagesInACircleWaitForNoOne() {
    all.get(first)
        .withObject("/spec")
        .withArray("/dependsOn")
        .addObject()
        .put("name", second.name());

    assertThat(pruning(first, second)).isEmpty();
    assertThat(pruning(second, first)).isEmpty();
  }

  @Test
  void whatLostItsLabelMayBelongAnywhereAndIsWaitedFor() {
    ObjectId unlabelled = object(ManagedKind.APPLICATION, "argocd", "payments-api-x", "");

    assertThat(pruning(deployer, unlabelled)).containsExactly(unlabelled);
  }

  @Test
  void aNamespaceWaitsForWhatIsStillInIt() {
    assertThat(pruning(place, people)).containsExactly(people);
  }

  @Test
  void whatIsRenderedOnceGoesAfterTheStagesOfEveryEnvironment() {
    ObjectId once = stage("platform-secrets", List.of());
    all.get(once).withObject("/spec").put("serviceAccountName", "platform-home-reconciler");
    ObjectId rightsOfHome =
        object(ManagedKind.ROLE_BINDING, HOME, "platform-home-reconciler:platform-tenant-home", "");

    assertThat(pruning(once, first, second)).containsExactlyInAnyOrder(first, second);
    assertThat(pruning(once)).isEmpty();
    assertThat(pruning(rightsOfHome, once)).containsExactly(once);
    assertThat(takeDown())
        .containsSubsequence(
            List.of(List.of(second), List.of(first), List.of(once), List.of(source)));
  }

  /** A stage that Flux let go of stands for what it had applied: everything after it waits. */
  @Test
  void whatAStageHadAppliedHoldsWhateverHasRights() {
    all.keySet().removeIf(id -> id.kind().comesWithAnEngine() && !id.equals(first));
    all.get(first)
        .withObject("/metadata")
        .put("deletionTimestamp", "x")
        .withArray("finalizers")
        .add(ApiGroup.FINALIZER);

    Teardown held = letGo(new StageExit.Held(List.of("ConfigMap payments-prod/a, held by b")));

    assertThat(held.objects().filter(LeavingObject::mayGoOn)).isEmpty();
    assertThat(held.current().orElseThrow().objects().getFirst().describe())
        .containsExactly(
            "Kustomization/tenant-payments/prod-crds@uid of prod-crds: ConfigMap payments-prod/a,"
                + " held by b");
    assertThat(held.explain())
        .contains(
            "waiting until what Kustomization \"prod-crds\" had applied is gone:"
                + " ConfigMap payments-prod/a, held by b");
    assertThat(waits(held, rights)).contains(first);

    Teardown over = letGo(new StageExit.Over());
    assertThat(over.objects().filter(LeavingObject::mayGoOn))
        .extracting(LeavingObject::id)
        .containsExactly(first);
    assertThat(over.explain()).isEmpty();
  }

  private Teardown letGo(StageExit exit) {
    return Teardown.of(
        new Holdings(Home.of(HOME), all, Map.of(), Map.of(first, exit), Set.of(), new TreeMap<>()));
  }

  /** A stage that stays sends the deletions where it moves out, and waits for nothing. */
  @Test
  void whatAStageLeftBehindHoldsRightsInThePlaceItMovedOutOf() {
    var left = new TreeMap<>(Map.of(first, List.of("ConfigMap payments-prod/a, held by b")));
    var holdings = new Holdings(Home.of(HOME), all, Map.of(), Map.of(), Set.of(), left);

    Teardown narrowing = Teardown.of(holdings, List.of(rights, place, people));

    assertThat(waits(narrowing, rights)).containsExactly(first);
    assertThat(waits(narrowing, place)).contains(first).doesNotContain(second);
    assertThat(waits(narrowing, people)).isEmpty();
    assertThat(narrowing.explain())
        .contains(
            "waiting until what Kustomization \"prod-crds\" left behind is gone:"
                + " ConfigMap payments-prod/a, held by b");
  }

  /** It waits for somebody to hand over the namespace it is to go to, for example. */
  @Test
  void whatCouldNotBeWrittenHoldsRightsWhereItStillIs() {
    var holdings =
        new Holdings(
            Home.of(HOME), all, Map.of(), Map.of(), Set.of(second), Collections.emptySortedMap());

    Teardown narrowing = Teardown.of(holdings, List.of(rights, place, people));

    assertThat(waits(narrowing, rights)).containsExactly(second);
    assertThat(waits(narrowing, place)).contains(second);
    assertThat(waits(narrowing, people)).isEmpty();
  }

  @Test
  void aPlaceThatLeavesIsLookedAtForTheStagesThatStay() {
    assertThat(Staying.placesLeft(all, List.of(rights, place, people)))
        .containsExactly(Map.entry("payments-prod", new TreeSet<>(List.of(first, second))));
    assertThat(Staying.placesLeft(all, List.of(rights, place, second)).get("payments-prod"))
        .as("one that leaves has its inventory still")
        .containsExactly(first);

    all.get(second).withObject("/metadata").put("generation", 2);
    assertThat(Staying.placesLeft(all, List.of(rights, place)).get("payments-prod"))
        .as("one that is at work is waited for anyway")
        .containsExactly(first);
  }

  @Test
  void onlyThePlaceThatGoesIsLookedAtAndNotEveryRole() {
    assertThat(Staying.placesLeft(all, List.of(rights))).as("a role goes at once").isEmpty();
    assertThat(Staying.placesLeft(all, List.of(place, people))).as("people do nothing").isEmpty();

    all.get(place).withObject("/metadata/labels").put(ApiGroup.ENVIRONMENT_LABEL, "staging");
    assertThat(Staying.placesLeft(all, List.of(rights)))
        .as("the place went to another environment")
        .containsOnlyKeys("payments-prod");
  }

  @Test
  void whatIsInTheQueueWaitsAndTellsItsPlace() {
    Teardown queued =
        Teardown.of(Holdings.of(Home.of(HOME), all), List.of(second)).queued(Map.of(second, 3));

    assertThat(queued.objects().filter(LeavingObject::mayGoOn)).isEmpty();
    assertThat(queued.objects().findFirst().orElseThrow().describe())
        .containsExactly(
            "Kustomization/tenant-payments/prod-addons@uid of prod-addons, place 3 in the queue");
  }

  @Test
  void whatIsForcedGoesWithoutItsEngineAndInItsTurn() {
    for (ObjectId stage : List.of(first, second)) {
      all.get(stage).withObject("/metadata").put("deletionTimestamp", "x");
    }
    all.keySet().removeIf(id -> id.kind().comesWithAnEngine() && !isStage(id));

    assertThat(forced("")).isEmpty();
    assertThat(forced("Applications")).isEmpty();
    assertThat(forced("Kustomizations")).as("the first waits for its turn").containsExactly(second);
    assertThat(forced(reference(second))).containsExactly(second);
    assertThat(forced(reference(first))).as("its turn has not come").isEmpty();
    assertThat(forced(reference(second).replace("@", "@another "))).as("made anew").isEmpty();

    all.remove(second);
    assertThat(forced(reference(first))).containsExactly(first);
  }

  /** It takes none of the few workers, so nobody who holds them keeps it. */
  @Test
  void whatIsForcedStandsInNoQueue() {
    LeavingObject stage =
        Teardown.of(Holdings.of(Home.of(HOME), all), List.of(second))
            .forcing(new ForcedStep("Kustomizations", null))
            .objects()
            .findFirst()
            .orElseThrow();

    assertThat(stage.wantsAWorker()).isFalse();
    assertThat(stage.mayGoOn()).isTrue();
  }

  private List<ObjectId> forced(String value) {
    return Teardown.of(Holdings.of(Home.of(HOME), all))
        .forcing(new ForcedStep(value, null))
        .objects()
        .filter(LeavingObject::mayGoOn)
        .map(LeavingObject::id)
        .toList();
  }

  private String reference(ObjectId id) {
    return Teardown.of(Holdings.of(Home.of(HOME), all))
        .objects()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .orElseThrow()
        .reference();
  }

  private static boolean isStage(ObjectId id) {
    return id.kind() == ManagedKind.KUSTOMIZATION;
  }

  /** It takes Flux no time, and would come too late to say anything. */
  @Test
  void aQuestionThatFollowsAQuickAnswerIsInNoQueue() {
    all.get(first).withObject("/metadata").put("deletionTimestamp", "x");
    List<String> unseen = List.of("Secret payments-prod/a");

    for (boolean onceMore : List.of(true, false)) {
      LeavingObject stage =
          letGo(new StageExit.Unanswered(unseen, onceMore))
              .queued(Map.of(first, 3))
              .objects()
              .filter(o -> o.id().equals(first))
              .findFirst()
              .orElseThrow();
      assertThat(stage.mayGoOn()).isEqualTo(onceMore);
      assertThat(stage.wantsAWorker()).isEqualTo(!onceMore);
    }
  }

  /** Rounds of a teardown, everything that may go in one going together. */
  private List<List<ObjectId>> takeDown() {
    List<List<ObjectId>> rounds = new ArrayList<>();
    SortedMap<ObjectId, ObjectNode> left = new TreeMap<>(all);
    while (!left.isEmpty()) {
      var teardown = Teardown.of(Holdings.of(Home.of(HOME), new TreeMap<>(left)));
      List<ObjectId> going =
          teardown.objects().filter(LeavingObject::mayGo).map(LeavingObject::id).sorted().toList();
      assertThat(going).as("somebody can go: %s", left.keySet()).isNotEmpty();
      rounds.add(going);
      going.forEach(left::remove);
    }
    return rounds;
  }

  /** What the first of some leaving objects waits for, while the rest of the tenant stays. */
  private SortedSet<ObjectId> pruning(ObjectId... leaving) {
    return waits(Teardown.of(Holdings.of(Home.of(HOME), all), List.of(leaving)), leaving[0]);
  }

  /** A class: one account for the cluster, and stages that tenants wait for. */
  @Test
  void aStageOfTheClusterWaitsForWhoeverWaitsForIt() {
    String namespace = "platform-standard";
    ObjectId stage = object(ManagedKind.KUSTOMIZATION, namespace, "in-cluster-crds", "");
    all.get(stage).putObject("spec").put("serviceAccountName", "platform-cluster-reconciler");
    ObjectId rights =
        object(
            ManagedKind.CLUSTER_ROLE_BINDING, "", "platform-standard-cluster-reconciler:crds", "");
    ObjectId of = object(ManagedKind.SERVICE_ACCOUNT, namespace, "platform-cluster-reconciler", "");
    SortedMap<ObjectId, ObjectNode> ofClass = new TreeMap<>(all);
    ofClass.keySet().retainAll(List.of(stage, rights, of));

    var needed = Map.<ObjectId, SortedSet<ObjectId>>of(stage, new TreeSet<>(List.of(first)));
    var waitedFor = Teardown.of(new Holdings(Home.of(namespace), ofClass, needed));
    assertThat(waits(waitedFor, stage)).containsExactly(first);
    assertThat(waits(waitedFor, rights)).containsExactly(stage);
    assertThat(waits(waitedFor, of)).containsExactly(stage);
    assertThat(waits(Teardown.of(Holdings.of(Home.of(namespace), ofClass)), stage)).isEmpty();
  }

  /** What bounds the pods of a namespace outlives the engine that runs them. */
  @Test
  void quotaLimitsAndPolicyOutliveTheEnginesOfTheirEnvironment() {
    for (ManagedKind kind :
        List.of(ManagedKind.RESOURCE_QUOTA, ManagedKind.LIMIT_RANGE, ManagedKind.NETWORK_POLICY)) {
      ObjectId bound = object(kind, "payments-prod", "platform-tenant", "prod");

      assertThat(pruning(bound, application, second)).containsExactly(second, application);
      assertThat(pruning(bound, account, quota)).isEmpty();
    }
  }

  private static SortedSet<ObjectId> waits(Teardown teardown, ObjectId id) {
    return teardown.objects().filter(o -> o.id().equals(id)).findFirst().orElseThrow().waitsFor();
  }

  private ObjectId stage(String name, List<String> before) {
    ObjectId id = object(ManagedKind.KUSTOMIZATION, HOME, name, "prod");
    ObjectNode spec = all.get(id).putObject("spec");
    spec.put("serviceAccountName", "tenant-reconciler-prod");
    all.get(id).withObject("/metadata").put("generation", 1);
    all.get(id)
        .putObject("status")
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "True")
        .put("observedGeneration", 1);
    spec.putObject("sourceRef").put("kind", "GitRepository").put("name", "config");
    before.forEach(b -> spec.withArray("/dependsOn").addObject().put("name", b));
    return id;
  }

  private ObjectId object(ManagedKind kind, String namespace, String name, String environment) {
    ObjectId id = ObjectId.of(kind, namespace, name);
    ObjectNode live = JsonNodeFactory.instance.objectNode();
    live.withObject("/metadata").put("uid", "uid of " + name);
    if (!environment.isEmpty()) {
      live.withObject("/metadata/labels").put(ApiGroup.ENVIRONMENT_LABEL, environment);
    }
    all.put(id, live);
    return id;
  }
}
