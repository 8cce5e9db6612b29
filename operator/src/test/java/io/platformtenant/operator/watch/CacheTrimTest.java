package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.model.ManagedKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheTrimTest {
  @ParameterizedTest(name = "{0}, {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KUSTOMIZATION  | lastAppliedRevision: x    | lastAppliedRevision: y    | true
          GIT_REPOSITORY | artifact: {revision: x}   | artifact: {revision: y}   | true
          KUSTOMIZATION  | lastHandledReconcileAt: x | lastHandledReconcileAt: y | false
          GIT_REPOSITORY | artifact: {digest: x}     | artifact: {digest: y}     | false
          """)
  void aStatusIsWorthALookWhenItMeansSomethingElse(
      ManagedKind kind, String was, String is, boolean matters) throws IOException {
    assertThat(CacheTrim.matters(kind, ready(was), ready(is))).isEqualTo(matters);
  }

  @Test
  void ofTheHistoryOneWordIsKept() throws IOException {
    ObjectNode stage =
        (ObjectNode)
            ready(
                "history: [{lastReconciledStatus: HealthCheckFailed, totalReconciliations: 7}, {}]");

    CacheTrim.prune(stage);

    assertThat(stage.path("status").path("history").toString())
        .isEqualTo("[{\"lastReconciledStatus\":\"HealthCheckFailed\"}]");
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
