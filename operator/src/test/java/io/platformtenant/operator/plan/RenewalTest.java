package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RenewalTest {
  private static final String NAMESPACE = "platform-standard";

  private final SortedMap<ObjectId, PlannedObject> planned = new TreeMap<>();
  private final SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
  private final ObjectId first = stage("in-cluster-crds", "[]");
  private final ObjectId second = stage("in-cluster-network", "[{name: in-cluster-crds}]");

  RenewalTest() throws IOException {}

  @Test
  void aStageIsWrittenOnceWhatItStandsOnIsThrough() {
    assertThat(renewal()).isEqualTo(new Renewal(sorted(first, second), sorted(first), false));

    renew(first);
    assertThat(renewal()).isEqualTo(new Renewal(sorted(second), sorted(), true));

    through(first);
    assertThat(renewal()).isEqualTo(new Renewal(sorted(second), sorted(second), false));

    renew(second);
    through(second);
    assertThat(renewal().isOver()).isTrue();
  }

  @Test
  void whatFailsIsThroughAsWell() {
    renew(first);
    through(first);
    live.get(first).withObject("/status").withArray("conditions").removeAll();
    live.get(first)
        .withObject("/status")
        .withArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "False")
        .put("observedGeneration", 2);

    assertThat(renewal().next()).containsExactly(second);
  }

  @Test
  void whileWhatItStandsOnIsNotKnownAStageStaysAsItIs() {
    assertThat(Renewal.of(plan(), new Observed(live, Set.of()), TreeMap::new).next())
        .containsExactly(first);
    live.remove(first);

    assertThat(renewal().next()).isEmpty();
  }

  /** What a class found there is no stage of ours, and in no cache. */
  @Test
  void whatIsSomebodyElsesHoldsNothingUp() throws IOException {
    ObjectId third = stage("in-cluster-mesh", "[{name: infra, namespace: flux-system}]");

    assertThat(renewal().next()).containsExactly(first, third);
  }

  private Renewal renewal() {
    return Renewal.of(plan(), new Observed(live, Set.of()), () -> live);
  }

  private ClassPlan plan() {
    return new ClassPlan("standard", NAMESPACE, planned, List.of());
  }

  private static SortedSet<ObjectId> sorted(ObjectId... ids) {
    return new TreeSet<>(List.of(ids));
  }

  /** As an older version wrote it, and Flux saw it. */
  private ObjectId stage(String name, String dependsOn) throws IOException {
    ObjectId id = ObjectId.of(ManagedKind.KUSTOMIZATION, NAMESPACE, name);
    ObjectNode body =
        (ObjectNode)
            new YAMLMapper()
                .readTree(
                    "{metadata: {name: %s}, spec: {dependsOn: %s}}".formatted(name, dependsOn));
    ObjectNode former = body.deepCopy();
    former
        .withObject("/metadata")
        .put("generation", 1)
        .withObject("/annotations")
        .put("platformtenant.io/applied-hash", AppliedHash.of(body));
    live.put(id, former);
    through(id);
    body.withObject("/spec").put("deletionPolicy", "WaitForTermination");
    planned.put(id, new PlannedObject(id, "", body, Collections.emptySortedSet(), false));
    return id;
  }

  private void renew(ObjectId id) {
    ObjectNode object = live.get(id);
    object.withObject("/spec").put("deletionPolicy", "WaitForTermination");
    object
        .withObject("/metadata")
        .put("generation", 2)
        .withObject("/annotations")
        .put("platformtenant.io/applied-hash", planned.get(id).hash())
        .put("platformtenant.io/same-as-generation", "1");
  }

  private void through(ObjectId id) {
    ObjectNode object = live.get(id);
    object.putObject("status");
    object
        .withObject("/status")
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "True")
        .put("observedGeneration", object.path("metadata").path("generation").asLong());
  }
}
