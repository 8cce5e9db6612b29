package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SilenceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Silence SILENCE = new Silence(NOW, Set.of(), Map.of());
  private static final Health READY = Health.of(State.READY, "ReconciliationSucceeded", "");

  /** An interval of ten minutes with its jitter, a timeout of five, and five of grace. */
  @ParameterizedTest
  @CsvSource({"11:39:01, READY", "11:38:59, SILENT"})
  void aStageIsLookedAtAtItsInterval(String last, State state) throws IOException {
    String at = "\"2026-01-01T%sZ\"".formatted(last);
    String longAgo = "\"2025-01-01T00:00:00Z\"";
    for (String status :
        List.of(
            "{conditions: [{type: Ready, lastTransitionTime: %s}]}".formatted(at),
            "{history: [{lastReconciled: %s}], conditions: [{type: Ready, lastTransitionTime: %s}]}"
                .formatted(at, longAgo))) {
      assertThat(over(ManagedKind.KUSTOMIZATION, stage(status), READY).state()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"FAILED", "STALLED", "SUSPENDED", "WAITING", "DELETING", "ATTEMPTING"})
  void whatHasWordsOfItsOwnKeepsThem(State state) throws IOException {
    Health health = Health.of(state, "Because", "why");
    var stage =
        stage("{conditions: [{type: Ready, lastTransitionTime: \"2025-01-01T00:00:00Z\"}]}");

    assertThat(over(ManagedKind.KUSTOMIZATION, stage, health)).isEqualTo(health);
  }

  /** As when the controller went away in the middle of it, or with a new revision before it. */
  @ParameterizedTest
  @CsvSource({
    "Unknown, 1, ATTEMPTING, SILENT",
    "True, 1, PROGRESSING, SILENT",
    "False, 1, ATTEMPTING, ATTEMPTING",
    "Unknown, 2, PROGRESSING, PROGRESSING"
  })
  void anAttemptThatNeverEndsIsNobodysNews(
      String ready, int generation, State state, State expected) throws IOException {
    JsonNode stage =
        new YAMLMapper()
            .readTree(
                """
                metadata: {generation: %d}
                spec: {interval: 10m, timeout: 5m}
                status:
                  conditions:
                    - {type: Ready, status: "%s", observedGeneration: 1, lastTransitionTime: "2025-01-01T00:00:00Z"}
                """
                    .formatted(generation, ready));

    assertThat(over(ManagedKind.KUSTOMIZATION, stage, Health.of(state, "", "")).state())
        .isEqualTo(expected);
  }

  /** Of these nothing tells when they were looked at last, or how often that is to be. */
  @ParameterizedTest
  @EnumSource(
      value = ManagedKind.class,
      names = {"GIT_REPOSITORY", "OCI_REPOSITORY", "BUCKET", "APPLICATION", "APPLICATION_SET"})
  void whatWasNeverLookedAtIsToldAndNoMore(ManagedKind kind) throws IOException {
    JsonNode old = made("2026-01-01T11:54:59Z", "{observedGeneration: -1}");
    JsonNode young = made("2026-01-01T11:55:01Z", "{}");
    JsonNode seen =
        made("2025-01-01T00:00:00Z", "{reconciledAt: \"2025-01-01T00:00:00Z\", sync: {}}");

    assertThat(over(kind, old, Health.UNSEEN).state()).isEqualTo(State.SILENT);
    assertThat(over(kind, young, Health.UNSEEN)).isEqualTo(Health.UNSEEN);
    assertThat(over(kind, seen, READY)).isEqualTo(READY);
  }

  @Test
  void anApplicationIsOldAfterThreeComparisonsThatDidNotHappen() throws IOException {
    var known = new Silence(NOW, Set.of(), Map.of("argocd", Duration.ofMinutes(3)));

    assertThat(known.over(ManagedKind.APPLICATION, compared("argocd", "11:46:01"), READY))
        .isEqualTo(READY);
    assertThat(known.over(ManagedKind.APPLICATION, compared("argocd", "11:45:59"), READY))
        .satisfies(
            health -> {
              assertThat(health.state()).isEqualTo(State.SILENT);
              assertThat(health.message())
                  .startsWith("Argo CD's application controller has not looked at it since");
            });
    assertThat(known.over(ManagedKind.APPLICATION, compared("argocd-b", "10:00:00"), READY))
        .isEqualTo(READY);
  }

  @Test
  void anApplicationThatIsComparedAgainIsNews() throws IOException {
    JsonNode old = compared("argocd", "11:00:00").orElseThrow();

    assertThat(
            Silence.isBroken(
                ManagedKind.APPLICATION, old, compared("argocd", "11:04:59").orElseThrow()))
        .isFalse();
    assertThat(
            Silence.isBroken(
                ManagedKind.APPLICATION, old, compared("argocd", "11:05:01").orElseThrow()))
        .isTrue();
  }

  private static Optional<JsonNode> compared(String namespace, String at) throws IOException {
    return Optional.of(
        new YAMLMapper()
            .readTree(
                """
                metadata: {namespace: %s, creationTimestamp: "2025-01-01T00:00:00Z"}
                status: {reconciledAt: "2026-01-01T%sZ", sync: {status: Synced}}
                """
                    .formatted(namespace, at)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ManagedKind.class,
      names = {"NAMESPACE", "RESOURCE_QUOTA", "SERVICE_ACCOUNT", "ROLE_BINDING", "APP_PROJECT"})
  void nobodyLooksAtWhatIsInForceByItself(ManagedKind kind) throws IOException {
    JsonNode old = made("2025-01-01T00:00:00Z", "{}");

    assertThat(over(kind, old, Health.IN_FORCE)).isEqualTo(Health.IN_FORCE);
    assertThat(SILENCE.isOver(kind, List.of(old))).isFalse();
    assertThat(Silence.isBroken(kind, old, old)).isFalse();
  }

  @Test
  void anEngineIsSilentWhenItLooksAtNothingAtAll() throws IOException {
    JsonNode old = stage("{history: [{lastReconciled: \"2025-01-01T00:00:00Z\"}]}");
    JsonNode fresh = stage("{history: [{lastReconciled: \"2026-01-01T11:59:00Z\"}]}");

    assertThat(SILENCE.isOver(ManagedKind.KUSTOMIZATION, List.of())).isFalse();
    assertThat(SILENCE.isOver(ManagedKind.KUSTOMIZATION, List.of(old, old))).isTrue();
    assertThat(SILENCE.isOver(ManagedKind.KUSTOMIZATION, List.of(old, fresh))).isFalse();
    assertThat(
            new Silence(NOW, Set.of(ManagedKind.KUSTOMIZATION), Map.of())
                .over(ManagedKind.KUSTOMIZATION, Optional.of(old), READY)
                .message())
        .startsWith("kustomize-controller has looked at no Kustomization of this cluster");
  }

  /** Whoever was told that nobody looks hears at once that somebody does again. */
  @Test
  void aLookAfterTooLongIsNews() throws IOException {
    JsonNode old = stage("{history: [{lastReconciled: \"2026-01-01T10:00:00Z\"}]}");
    JsonNode inTime = stage("{history: [{lastReconciled: \"2026-01-01T10:10:00Z\"}]}");
    JsonNode late = stage("{history: [{lastReconciled: \"2026-01-01T11:00:00Z\"}]}");

    assertThat(Silence.isBroken(ManagedKind.KUSTOMIZATION, old, inTime)).isFalse();
    assertThat(Silence.isBroken(ManagedKind.KUSTOMIZATION, old, late)).isTrue();
  }

  @Test
  void timesWithoutSenseTroubleNobody() throws IOException {
    JsonNode senseless = stage("{history: [{lastReconciled: yesterday}], conditions: [1, {}]}");

    assertThat(over(ManagedKind.KUSTOMIZATION, senseless, READY)).isEqualTo(READY);
  }

  private static Health over(ManagedKind kind, JsonNode object, Health health) {
    return SILENCE.over(kind, Optional.of(object), health);
  }

  private static JsonNode stage(String status) throws IOException {
    return new YAMLMapper()
        .readTree("{spec: {interval: 10m, timeout: 5m}, status: %s}".formatted(status));
  }

  private static JsonNode made(String at, String status) throws IOException {
    return new YAMLMapper()
        .readTree("{metadata: {creationTimestamp: \"%s\"}, status: %s}".formatted(at, status));
  }
}
