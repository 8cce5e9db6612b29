package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.health.RecordedStatus;
import io.platformtenant.operator.health.StatusReading;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CacheTrimTest {
  static List<RecordedStatus> recorded() {
    return RecordedStatus.all();
  }

  /** What an engine wrote means the same without what nobody reads. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void whatIsReadIsKept(RecordedStatus recorded) {
    JsonNode whole = recorded.object();
    ManagedKind kind = kindOf(whole);
    JsonNode before = whole.deepCopy();

    ObjectNode trimmed = CacheTrim.trimmed(kind, (ObjectNode) whole);

    assertThat(whole).isEqualTo(before);
    assertThat(StatusReading.of(kind, trimmed)).isEqualTo(StatusReading.of(kind, whole));
    assertThat(trimmed.path("spec")).isEqualTo(whole.path("spec"));
  }

  @Test
  void ofTheHistoryOneWordIsKept() throws IOException {
    ObjectNode stage =
        object(
            "{history: [{lastReconciledStatus: HealthCheckFailed, totalReconciliations: 7}, {}]}");

    stage = CacheTrim.trimmed(ManagedKind.KUSTOMIZATION, stage);

    assertThat(stage.path("status").path("history").toString())
        .isEqualTo("[{\"lastReconciledStatus\":\"HealthCheckFailed\"}]");
  }

  @Test
  void ofASyncTheObjectThatIsToldOfIsKept() throws IOException {
    ObjectNode application =
        object(
            """
            operationState:
              phase: Failed
              message: one or more objects failed to apply
              syncResult:
                resources:
                  - {kind: ConfigMap, name: b, status: SyncFailed, message: no}
                  - {kind: ConfigMap, name: a, status: SyncFailed, message: forbidden}
                  - {kind: ConfigMap, name: c, status: Synced, message: created}
            """);

    application = CacheTrim.trimmed(ManagedKind.APPLICATION, application);

    assertThat(application.at("/status/operationState/syncResult/resources"))
        .extracting(r -> r.path("name").asText())
        .containsExactly("a");
  }

  private static ManagedKind kindOf(JsonNode object) {
    String apiVersion = object.path("apiVersion").asText();
    return ManagedKind.of(
            apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/'))),
            object.path("kind").asText())
        .orElseThrow();
  }

  private static ObjectNode object(String status) throws IOException {
    ObjectNode object = new YAMLMapper().createObjectNode();
    object.set("status", new YAMLMapper().readTree(status));
    return object;
  }
}
