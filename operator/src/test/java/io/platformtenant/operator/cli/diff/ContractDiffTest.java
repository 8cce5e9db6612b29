package io.platformtenant.operator.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cases.Cases;
import io.platformtenant.operator.cases.GoldenWorld;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.cli.diff.ObjectChange.Kind;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.plan.Planner;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractDiffTest {
  private static final Owner OWNER = Owner.ofTenant("payments");
  private static final ObjectId PROJECT =
      ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments");

  private Plan plan;
  private SortedMap<ObjectId, ObjectNode> live;

  /** Everything as it is planned, and no gate shut. */
  @BeforeEach
  void allIsThere() throws IOException {
    var world =
        new GoldenWorld(
            Cases.golden().stream()
                .filter(folder -> folder.endsWith("all-is-well"))
                .findFirst()
                .orElseThrow());
    plan = Planner.plan(world.withOpenGates(world.tenants().getFirst()));
    live = new TreeMap<>();
    plan.objects().forEach((id, planned) -> live.put(id, ApplyBody.toCreate(planned)));
  }

  @Test
  void whatIsAsPlannedIsNoDifference() {
    assertThat(diff().isNothing()).isTrue();
    assertThat(DiffPrinter.text(List.of(diff()))).isEmpty();
  }

  @Test
  void whatIsNotThereIsCreatedAndWhatIsNotPlannedRemoved() {
    ObjectNode project = live.remove(PROJECT);
    ObjectId old = ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments-old");
    ObjectId namespace = ObjectId.namespace("payments-old");
    live.put(old, project);
    live.put(namespace, new YAMLMapper().createObjectNode());

    assertThat(DiffPrinter.text(List.of(diff())))
        .isEqualTo(
            """
            PlatformTenant payments: 1 created, 2 removed
            + AppProject argocd/payments
            - AppProject argocd/payments-old
            - Namespace payments-old  (it stays, without our marks)
            """);
  }

  @Test
  void aFieldIsToldWithWhatStandsThereAndWhoWroteIt() throws IOException {
    spec().putArray("sourceRepos").add("by hand\u202e");
    spec().put("description", "theirs as well as ours");
    managed(
        """
        - manager: kubectl-edit
          time: "2026-01-01T00:00:00Z"
          fieldsV1: {f:spec: {f:description: {}, f:sourceRepos: {}}}
        - manager: platform-tenant-operator
          fieldsV1: {f:spec: {f:description: {}, f:permitOnlyProjectScopedClusters: {}}}
        """);
    spec().put("permitOnlyProjectScopedClusters", true);

    assertThat(DiffPrinter.text(List.of(diff())))
        .startsWith("PlatformTenant payments: 1 changed\n~ AppProject argocd/payments\n")
        .contains("    spec.sourceRepos: [\"by hand\\u202e\"] → [\"https://")
        .contains("  (written by kubectl-edit)\n")
        .doesNotContain("spec.description")
        .contains("    spec.permitOnlyProjectScopedClusters: true → nothing\n");
    assertThat(DiffPrinter.json(List.of(diff())))
        .contains("\"field\" : \"/spec/sourceRepos\"", "\"writtenBy\" : \"kubectl-edit\"");
  }

  /** What others added to maps is left alone by the operator, and so no difference. */
  @Test
  void whatOthersAddedIsTheirs() {
    ((ObjectNode) live.get(PROJECT).get("metadata"))
        .withObject("/annotations")
        .put("example.com/note", "mine");

    assertThat(diff().isNothing()).isTrue();
  }

  @Test
  void whatCanNotChangeInPlaceIsReplaced() {
    ObjectId binding =
        live.keySet().stream()
            .filter(id -> id.kind() == ManagedKind.ROLE_BINDING)
            .findFirst()
            .orElseThrow();
    ((ObjectNode) live.get(binding).get("roleRef")).put("name", "other");

    assertThat(diff().changes())
        .singleElement()
        .matches(change -> change.kind() == Kind.REPLACED && change.id().equals(binding));
  }

  @Test
  void whatIsOnItsWayOutIsMadeAnewAfter() {
    ((ObjectNode) live.get(PROJECT).get("metadata"))
        .put("deletionTimestamp", "2026-01-01T00:00:00Z");

    assertThat(diff().changes())
        .singleElement()
        .matches(change -> change.kind() == Kind.HELD && change.why().contains("made anew"));
  }

  private ContractDiff diff() {
    return ContractDiff.of(OWNER, plan, live);
  }

  private ObjectNode spec() {
    return (ObjectNode) live.get(PROJECT).get("spec");
  }

  private void managed(String fields) throws IOException {
    ((ObjectNode) live.get(PROJECT).get("metadata"))
        .set("managedFields", new YAMLMapper().readTree(fields));
  }
}
