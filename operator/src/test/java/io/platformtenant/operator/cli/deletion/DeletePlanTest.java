package io.platformtenant.operator.cli.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Removal;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read off objects as a cluster has them. */
class DeletePlanTest {
  private static final String HOME = "tenant-payments";

  private final SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
  private final ObjectId account =
      object(ManagedKind.SERVICE_ACCOUNT, HOME, "tenant-reconciler-prod");
  private final ObjectId stage = object(ManagedKind.KUSTOMIZATION, HOME, "prod-addons");
  private final ObjectId application =
      object(ManagedKind.APPLICATION, "argocd", "payments-api-prod");

  DeletePlanTest() {
    live.get(stage).putObject("spec").put("serviceAccountName", account.name());
    finalizer(stage, "finalizers.fluxcd.io");
    finalizer(application, "resources-finalizer.argocd.argoproj.io");
  }

  @Test
  void countsWhatTheEnginesHaveBrought() {
    var entries = live.get(stage).withObject("/status/inventory").putArray("entries");
    entries.addObject().put("id", "payments-prod_a__ConfigMap").put("v", "v1");
    entries.addObject().put("id", "payments-prod_b__ConfigMap").put("v", "v1");
    entries.addObject().put("id", "payments-prod_c_apps_Deployment").put("v", "v1");
    live.get(application).putObject("status").putArray("resources").addObject().put("kind", "Job");

    assertThat(item(stage).takes()).isEqualTo(Map.of("ConfigMap", 2, "Deployment", 1));
    assertThat(item(application).takes()).isEqualTo(Map.of("Job", 1));
    assertThat(plan().isFree()).isTrue();
  }

  @Test
  void whatAnApplicationLeavesBehindDoesNotGo() {
    live.get(application).putObject("status").putArray("resources").addObject().put("kind", "Job");
    live.get(application).withObject("/metadata").remove("finalizers");

    assertThat(item(application).takes()).isEmpty();
  }

  @Test
  void whatIsLeftByPolicyDoesNotGoEither() {
    live.get(application).putObject("status").putArray("resources").addObject().put("kind", "Job");
    live.get(stage)
        .withObject("/status/inventory")
        .putArray("entries")
        .addObject()
        .put("id", "payments-prod_a__ConfigMap");
    var leaving =
        new EffectiveDeletion(
            PlaneDeletion.Orphan, PlaneDeletion.Orphan, NamespaceDeletion.Retain, Set.of());

    assertThat(plan(leaving).objects())
        .filteredOn(o -> o.id().kind().comesWithAnEngine())
        .hasSize(2)
        .allMatch(o -> o.removal() == Removal.ORPHAN && o.takes().isEmpty());
    assertThat(DeletePlanPrinter.print(DeletePlanFormat.table, plan(leaving)))
        .contains(
            "deleted, what it brought stays",
            "What Argo CD delivered: Orphan. What Flux applied: Orphan. Environment namespaces:"
                + " Retain");
  }

  @Test
  void namesWhatWouldHoldItUp() {
    finalizer(application, "example.com/hold");
    live.get(application).withObject("/metadata").put("deletionTimestamp", "2026-03-01T12:00:00Z");
    live.remove(account);

    assertThat(item(application).heldUpBy())
        .containsExactly(
            "held by finalizer example.com/hold", "being deleted since 2026-03-01T12:00:00Z");
    assertThat(item(stage).heldUpBy())
        .containsExactly(
            "its ServiceAccount \"tenant-reconciler-prod\" is not there, and Flux deletes nothing"
                + " without");
    assertThat(plan().isFree()).isFalse();
  }

  private DeletePlan plan() {
    return plan(EffectiveDeletion.BUILT_IN);
  }

  private DeletePlan plan(EffectiveDeletion deletion) {
    return DeletePlan.of(
        "payments", Holdings.of(Home.of(HOME), live), deletion, new DeletionHold.None());
  }

  private DeletePlan.Item item(ObjectId id) {
    return plan().objects().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private void finalizer(ObjectId id, String name) {
    live.get(id).withObject("/metadata").withArray("finalizers").add(name);
  }

  private ObjectId object(ManagedKind kind, String namespace, String name) {
    ObjectId id = ObjectId.of(kind, namespace, name);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("metadata").put("name", name).put("namespace", namespace);
    live.put(id, body);
    return id;
  }
}
