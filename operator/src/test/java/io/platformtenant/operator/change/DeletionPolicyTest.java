package io.platformtenant.operator.change;

import static io.platformtenant.operator.change.Removal.DELETE;
import static io.platformtenant.operator.change.Removal.ORPHAN;
import static io.platformtenant.operator.change.Removal.RETAIN;
import static io.platformtenant.operator.kinds.ManagedKind.APPLICATION;
import static io.platformtenant.operator.kinds.ManagedKind.APPLICATION_SET;
import static io.platformtenant.operator.kinds.ManagedKind.KUSTOMIZATION;
import static io.platformtenant.operator.kinds.ManagedKind.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ObjectId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a tenant that is deleted, and what is written so that it is. */
class DeletionPolicyTest {
  private static final String HOME = "tenant-payments";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String MADE =
      """
      metadata:
        labels: {app.kubernetes.io/managed-by: platform-tenant-operator, platformtenant.io/tenant: payments}
        annotations: {platformtenant.io/applied-hash: x}
      """;

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    // delivery, bootstrap, namespaces: set, Application, stage, environment namespace, home
    "Delete, Delete, Retain, DELETE, DELETE, DELETE, RETAIN, DELETE",
    "Delete, Delete, Delete, DELETE, DELETE, DELETE, DELETE, DELETE",
    "Orphan, Delete, Retain, ORPHAN, ORPHAN, DELETE, RETAIN, DELETE",
    "Delete, Orphan, Retain, DELETE, DELETE, ORPHAN, RETAIN, RETAIN",
    "Orphan, Orphan, Retain, ORPHAN, ORPHAN, ORPHAN, RETAIN, RETAIN",
  })
  void everyPolicy(
      PlaneDeletion delivery,
      PlaneDeletion bootstrap,
      NamespaceDeletion namespaces,
      Removal set,
      Removal application,
      Removal stage,
      Removal place,
      Removal home)
      throws IOException {
    var deletion = new EffectiveDeletion(delivery, bootstrap, namespaces, Set.of());
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
    live.put(id(APPLICATION_SET, "jobs"), read("{metadata: {}}"));
    live.put(
        id(APPLICATION, "api"),
        read("metadata: {finalizers: [resources-finalizer.argocd.argoproj.io]}"));
    live.put(id(KUSTOMIZATION, "prod-addons"), read("spec: {}"));
    live.put(ObjectId.namespace("payments-prod"), read(MADE));
    live.put(ObjectId.namespace(HOME), read(MADE));

    Map<ObjectId, Removal> removals = new TreeMap<>();
    Teardown.of(Holdings.of(Home.of(HOME), live), deletion)
        .objects()
        .forEach(o -> removals.put(o.id(), o.removal()));

    assertThat(removals)
        .isEqualTo(
            Map.of(
                id(APPLICATION_SET, "jobs"), set,
                id(APPLICATION, "api"), application,
                id(KUSTOMIZATION, "prod-addons"), stage,
                ObjectId.namespace("payments-prod"), place,
                ObjectId.namespace(HOME), home));
    assertThat(Teardown.of(Holdings.of(Home.of(HOME), live), live.keySet()).objects())
        .as("a part that leaves a living contract is not asked")
        .filteredOn(o -> o.id().kind() != NAMESPACE)
        .allMatch(o -> o.removal() == DELETE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taken over     | {labels: {app.kubernetes.io/managed-by: platform-tenant-operator, platformtenant.io/tenant: p}, annotations: {platformtenant.io/applied-hash: x, platformtenant.io/adopted: "true"}}
          without a mark | {annotations: {platformtenant.io/applied-hash: x}}
          of a class     | {labels: {app.kubernetes.io/managed-by: platform-tenant-operator, platformtenant.io/class: p}, annotations: {platformtenant.io/applied-hash: x}}
          half a mark    | {labels: {platformtenant.io/tenant: p}, annotations: {platformtenant.io/applied-hash: x}}
          never written  | {labels: {app.kubernetes.io/managed-by: platform-tenant-operator, platformtenant.io/tenant: p}}
          """)
  void aNamespaceThatWasNotMadeStays(String what, String metadata) throws IOException {
    assertThat(namespace("metadata: " + metadata, Set.of())).isEqualTo(RETAIN);
  }

  @Test
  void aNamespaceThatTheContractFoundThereStaysWithoutItsNote() throws IOException {
    assertThat(namespace(MADE, Set.of())).isEqualTo(DELETE);
    assertThat(namespace(MADE, Set.of("payments-prod"))).isEqualTo(RETAIN);
  }

  /** With create-only its controller would neither let go of what it made nor take it away. */
  @ParameterizedTest
  @CsvSource({"Delete", "Orphan"})
  void aSetOfASuspendedTenantActsAgain(PlaneDeletion delivery) throws IOException {
    ObjectNode set =
        read(
            """
            metadata: {annotations: {platformtenant.io/suspended: "true"}}
            spec: {syncPolicy: {applicationsSync: create-only}}
            """);

    assertThat(preparation(APPLICATION_SET, set, delivery).at("/spec/syncPolicy/applicationsSync"))
        .hasToString("\"sync\"");
  }

  @Test
  void soDoesOneOfAFrozenTenant() throws IOException {
    ObjectNode set = read("spec: {syncPolicy: {applicationsSync: create-only}}");

    assertThat(
            preparation(APPLICATION_SET, set, PlaneDeletion.Delete)
                .at("/spec/syncPolicy/applicationsSync"))
        .hasToString("\"sync\"");
  }

  @Test
  void aSyncThatAWindowHoldsBackIsTakenAway() throws IOException {
    ObjectNode running =
        read(
            """
            metadata: {finalizers: [resources-finalizer.argocd.argoproj.io]}
            operation: {sync: {}}
            status: {operationState: {phase: Running, message: "Sync operation blocked by sync window"}}
            """);

    assertThat(preparation(APPLICATION, running, PlaneDeletion.Delete).path("operation").isNull())
        .isTrue();
    running.withObject("/status/operationState").put("message", "one task is running");
    assertThat(leaving(APPLICATION, running, PlaneDeletion.Delete).preparation(NOW)).isEmpty();
  }

  private static ObjectNode preparation(ManagedKind kind, ObjectNode live, PlaneDeletion delivery) {
    return leaving(kind, live, delivery).preparation(NOW).orElseThrow();
  }

  private static LeavingObject leaving(ManagedKind kind, ObjectNode live, PlaneDeletion delivery) {
    var deletion =
        new EffectiveDeletion(delivery, PlaneDeletion.Delete, NamespaceDeletion.Retain, Set.of());
    var all = new TreeMap<>(Map.of(id(kind, "x"), live));
    return Teardown.of(Holdings.of(Home.of(HOME), all), deletion)
        .objects()
        .findFirst()
        .orElseThrow();
  }

  private static Removal namespace(String live, Set<String> existing) throws IOException {
    return Removal.of(
        ObjectId.namespace("payments-prod"),
        read(live),
        Home.of(HOME),
        new EffectiveDeletion(
            PlaneDeletion.Delete, PlaneDeletion.Delete, NamespaceDeletion.Delete, existing));
  }

  /** Its engine is at work already, and would not be stopped half-way. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          APPLICATION     | metadata: {deletionTimestamp: x, finalizers: [resources-finalizer.argocd.argoproj.io]} | DELETE
          APPLICATION     | metadata: {deletionTimestamp: x, finalizers: [example.com/hold]}                       | ORPHAN
          APPLICATION_SET | metadata: {deletionTimestamp: x, finalizers: [example.com/hold]}                       | DELETE
          APPLICATION_SET | metadata: {deletionTimestamp: x, finalizers: [orphan]}                                 | ORPHAN
          KUSTOMIZATION   | {metadata: {deletionTimestamp: x}, spec: {deletionPolicy: WaitForTermination}}         | DELETE
          KUSTOMIZATION   | {metadata: {deletionTimestamp: x}, spec: {deletionPolicy: Orphan}}                     | ORPHAN
          """)
  void whatIsOnItsWayGoesAsItBegan(ManagedKind kind, String live, Removal expected)
      throws IOException {
    for (var plane : PlaneDeletion.values()) {
      var deletion = new EffectiveDeletion(plane, plane, NamespaceDeletion.Retain, Set.of());
      assertThat(Removal.of(id(kind, "some"), read(live), Home.of(HOME), deletion))
          .isEqualTo(expected);
    }
  }

  @Test
  void argoCdIsLeftNothingToActOn() throws IOException {
    LeavingObject application =
        leaving(
            APPLICATION,
            """
            metadata:
              resourceVersion: "7"
              finalizers:
                - resources-finalizer.argocd.argoproj.io/background
                - example.com/hold
                - pre-delete-finalizer.argocd.argoproj.io
                - post-delete-finalizer.argocd.argoproj.io/cleanup
            """);

    assertThat(application.preparation(NOW))
        .contains(read("metadata: {resourceVersion: \"7\", finalizers: [example.com/hold]}"));
    assertThat(leaving(APPLICATION, "metadata: {finalizers: [example.com/hold]}").preparation(NOW))
        .as("nothing is written where nothing acts")
        .isEmpty();
  }

  /** Whatever was written for a deletion that waits: that would wait for what stands on. */
  @Test
  void fluxIsToldToLeaveEverythingAndNobodyWaits() throws IOException {
    LeavingObject stage =
        leaving(
            KUSTOMIZATION,
            """
            metadata:
              resourceVersion: "7"
              finalizers: [finalizers.fluxcd.io, platformtenant.io/teardown]
            spec: {suspend: true}
            """);

    assertThat(stage.preparation(NOW))
        .contains(
            read(
                """
                metadata: {resourceVersion: "7", finalizers: [finalizers.fluxcd.io]}
                spec: {deletionPolicy: Orphan}
                """));
    assertThat(stage.wantsAWorker()).as("it takes Flux no time").isFalse();
  }

  @Test
  void aSetLeavesWhatItMadeWithoutAnOwner() throws IOException {
    assertThat(leaving(APPLICATION_SET, "metadata: {}").leavesWhatItOwns()).isTrue();
    assertThat(leaving(APPLICATION, "metadata: {}").leavesWhatItOwns()).isFalse();
    assertThat(
            leaving(APPLICATION_SET, "metadata: {deletionTimestamp: x, finalizers: [orphan]}")
                .leavesWhatItOwns())
        .as("until the garbage collector is through")
        .isTrue();
  }

  /** Its controller could give them an owner again in the last moment: that would be garbage. */
  @Test
  void aSetStaysUntilNothingItMadeCascades() throws IOException {
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
    ObjectId jobs = id(APPLICATION_SET, "jobs");
    ObjectId nightly = id(APPLICATION, "jobs-nightly");
    live.put(
        jobs,
        read(
            """
            metadata: {uid: u, resourceVersion: "7"}
            spec:
              syncPolicy: {preserveResourcesOnDeletion: false}
              template: {metadata: {finalizers: [resources-finalizer.argocd.argoproj.io]}}
            """));
    live.put(
        nightly,
        read(
            """
            metadata:
              finalizers: [resources-finalizer.argocd.argoproj.io]
              ownerReferences:
                - {apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, name: jobs, controller: true}
            """));

    LeavingObject first = find(live, jobs);
    assertThat(first.preparation(NOW))
        .contains(
            read(
                """
                metadata: {resourceVersion: "7"}
                spec:
                  syncPolicy: {preserveResourcesOnDeletion: true}
                  template: {metadata: {finalizers: null}}
                """));
    assertThat(first.isHarmless()).isFalse();
    assertThat(first.describe())
        .containsExactly(
            "ApplicationSet/tenant-payments/jobs@u: Argo CD is to take its finalizer off 1"
                + " Applications that it made");
    assertThat(find(live, nightly).mayGo()).as("its set would make it anew").isFalse();

    live.put(
        jobs,
        read(
            "{metadata: {}, spec: {syncPolicy: {preserveResourcesOnDeletion: true}, template:"
                + " {metadata: {}}}}"));
    assertThat(find(live, jobs).preparation(NOW)).as("it is told once").isEmpty();
    assertThat(find(live, jobs).isHarmless()).isFalse();

    live.get(nightly).withObject("/metadata").putArray("finalizers");
    assertThat(find(live, jobs).isHarmless()).isTrue();
  }

  private static LeavingObject find(SortedMap<ObjectId, ObjectNode> live, ObjectId id) {
    return Teardown.of(Holdings.of(Home.of(HOME), live), leavingAll())
        .objects()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Nothing but the deletion itself is forced: what is to be left is left. */
  @Test
  void whatIsForcedIsLeftAllTheSame() throws IOException {
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
    live.put(id(APPLICATION_SET, "jobs"), read("metadata: {}"));

    assertThat(
            Teardown.of(Holdings.of(Home.of(HOME), live), leavingAll())
                .forcing(new ForcedStep("ApplicationSets", null))
                .objects())
        .singleElement()
        .matches(LeavingObject::isForced)
        .matches(LeavingObject::leavesWhatItOwns)
        .extracting(LeavingObject::removal)
        .isEqualTo(ORPHAN);
  }

  @Test
  void aNamespaceSaysWhatIsInItStill() throws IOException {
    LeavingObject place =
        leaving(
            NAMESPACE,
            """
            metadata: {uid: u, deletionTimestamp: x}
            status:
              conditions:
                - {type: NamespaceDeletionDiscoveryFailure, status: "False", message: All discovered}
                - {type: NamespaceFinalizersRemaining, status: "True", message: example.com/hold in 1}
            """);

    assertThat(place.describe()).containsExactly("Namespace/some@u: example.com/hold in 1");
  }

  private static LeavingObject leaving(ManagedKind kind, String live) throws IOException {
    SortedMap<ObjectId, ObjectNode> all = new TreeMap<>(Map.of(id(kind, "some"), read(live)));
    return Teardown.of(Holdings.of(Home.of(HOME), all), leavingAll())
        .objects()
        .findFirst()
        .orElseThrow();
  }

  private static EffectiveDeletion leavingAll() {
    return new EffectiveDeletion(
        PlaneDeletion.Orphan, PlaneDeletion.Orphan, NamespaceDeletion.Retain, Set.of());
  }

  private static ObjectId id(ManagedKind kind, String name) {
    return ObjectId.of(kind, kind == NAMESPACE ? "" : HOME, name);
  }

  private static ObjectNode read(String yaml) throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}
