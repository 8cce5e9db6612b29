package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.waiting.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an operator of its own in a corner of the shared cluster. */
abstract class Story {
  static final Duration PATIENCE = Eventually.PATIENCE;

  final KubernetesClient admin = ControlPlane.shared().admin();
  final Script script = SharedStandIns.script();
  final Corner corner =
      new Corner(
          admin,
          getClass().getSimpleName().replaceAll("IT$", "").toLowerCase(java.util.Locale.ROOT));
  private RunningOperator operator;

  @BeforeEach
  void startOperator() {
    operator = RunningOperator.start(ControlPlane.shared(), operatorSettings());
  }

  void restartOperator() {
    closeOperator();
    startOperator();
  }

  /** Whoever needs it again starts it again. */
  void closeOperator() {
    operator.close();
  }

  OperatorSettings operatorSettings() {
    return RunningOperator.quick(corner.selector(), reconcilesClasses());
  }

  boolean reconcilesClasses() {
    return false;
  }

  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
    operator.close();
    corner.clear();
  }

  void untilReady(String tenant) {
    var ready =
        within(PATIENCE, () -> "It says " + corner.condition(tenant, "Ready").orElse(null))
            .first(tenant + " is Ready", () -> corner.ready(tenant));
    assertThat(ready.reason()).isIn("Succeeded", "AwaitingSync");
  }

  void untilLookedAtAgain() {
    String now = Instant.now().toString();
    corner.annotate("{id}", ApiGroup.RECONCILE_AT_ANNOTATION, now);
    eventually(
        "it is looked at again",
        () -> now.equals(corner.status("{id}").orElseThrow().lastHandledReconcileAt()));
  }

  /** All that an object says but for how it fares and who wrote it. */
  SortedMap<ObjectId, Object> allThatIsSaid() {
    SortedMap<ObjectId, Object> all = new TreeMap<>();
    for (ObjectId id : corner.everythingOf(corner.id())) {
      GenericKubernetesResource object = corner.get(id);
      if (object != null) {
        Map<String, Object> meaning = new HashMap<>(object.getAdditionalProperties());
        meaning.keySet().removeAll(List.of("status", "operation"));
        meaning.put("labels", object.getMetadata().getLabels());
        meaning.put("annotations", object.getMetadata().getAnnotations());
        meaning.put("finalizers", object.getMetadata().getFinalizers());
        all.put(id, meaning);
      }
    }
    return all;
  }
}
