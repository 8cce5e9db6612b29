package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectSamplesTest {
  @Test
  void stagesAreCountedByHowTheyFare() {
    ObjectNode ready = stage("'Ready', status: 'True', reason: 'ReconciliationSucceeded'");
    ObjectNode failed = stage("'Ready', status: 'False', reason: 'BuildFailed'");
    ObjectNode going = ready.deepCopy();
    going.withObject("metadata").put("deletionTimestamp", "2026-11-29T12:00:00Z");

    assertThat(ObjectSamples.of(ManagedKind.KUSTOMIZATION, List.of(ready, ready, failed, going)))
        .containsExactlyInAnyOrder(
            Sample.of(Metric.OBJECTS, 2, "bootstrap", "Kustomization", "Ready"),
            Sample.of(Metric.OBJECTS, 1, "bootstrap", "Kustomization", "Failed"),
            Sample.of(Metric.OBJECTS, 1, "bootstrap", "Kustomization", "Deleting"));
  }

  @Test
  void whatNoEngineActsForIsReadyOnceItIsThere() {
    assertThat(ObjectSamples.of(ManagedKind.NAMESPACE, List.of(json("{metadata: {name: a}}"))))
        .containsExactly(Sample.of(Metric.OBJECTS, 1, "foundation", "Namespace", "Ready"));
  }

  @Test
  void aPlaneIsThereWhenAllItsKindsAre() {
    var well = EnumSet.allOf(ManagedKind.class);
    well.remove(ManagedKind.APPLICATION_SET);
    assertThat(ObjectSamples.ofPlanes(well))
        .containsExactly(
            Sample.of(Metric.PLANES, 1, "foundation"),
            Sample.of(Metric.PLANES, 1, "bootstrap"),
            Sample.of(Metric.PLANES, 0, "delivery"));
  }

  private static ObjectNode stage(String condition) {
    return json(
        "{metadata: {name: a, generation: 1}, spec: {}, status: {observedGeneration: 1,"
            + " conditions: [{type: "
            + condition
            + ", observedGeneration: 1}]}}");
  }

  private static ObjectNode json(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
