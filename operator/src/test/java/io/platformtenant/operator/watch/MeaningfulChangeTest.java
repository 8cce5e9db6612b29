package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningfulChangeTest {
  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KUSTOMIZATION  | lastAppliedRevision: x    | lastAppliedRevision: y    | true
          GIT_REPOSITORY | artifact: {revision: x}   | artifact: {revision: y}   | true
          KUSTOMIZATION  | lastHandledReconcileAt: x | lastHandledReconcileAt: y | false
          GIT_REPOSITORY | artifact: {digest: x}     | artifact: {digest: y}     | false
          NAMESPACE      | phase: Active             | phase: Terminating        | false
          APP_PROJECT    | jwtTokensByRole: {}       | jwtTokensByRole: {a: {}}  | false
          """)
  void aStatusIsWorthALookWhenItMeansSomethingElse(
      ManagedKind kind, String was, String is, boolean matters) throws IOException {
    assertThat(MeaningfulChange.between(kind, ready(was), ready(is))).isEqualTo(matters);
  }

  /** How quickly Flux answers for a stage on its way out is what counts. */
  @Test
  void theAnswerOfALeavingStageIsHeardAtOnce() throws IOException {
    ObjectNode asked = (ObjectNode) ready("lastHandledReconcileAt: x");
    ObjectNode answered = (ObjectNode) ready("lastHandledReconcileAt: y");
    for (ObjectNode stage : List.of(asked, answered)) {
      stage.withObject("/metadata").put("deletionTimestamp", "z");
    }

    assertThat(MeaningfulChange.between(ManagedKind.KUSTOMIZATION, asked, answered)).isTrue();
  }

  /** It is counted, though its health is the same. */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({"Synced, Synced, false", "OutOfSync, Synced, true"})
  void aDegradedApplicationThatIsSyncedIsWorthALook(String was, String is, boolean matters)
      throws IOException {
    assertThat(MeaningfulChange.between(ManagedKind.APPLICATION, degraded(was), degraded(is)))
        .isEqualTo(matters);
  }

  private static JsonNode degraded(String sync) throws IOException {
    return new YAMLMapper()
        .readTree(
            """
            metadata: {generation: 1}
            status:
              sync: {status: %s}
              health: {status: Degraded, message: words}
            """
                .formatted(sync));
  }

  private static JsonNode ready(String more) throws IOException {
    return new YAMLMapper()
        .readTree(
            """
            metadata: {generation: 1}
            status:
              observedGeneration: 1
              conditions:
                - {type: Ready, status: "True", observedGeneration: 1, reason: words}
              %s
            """
                .formatted(more));
  }
}
