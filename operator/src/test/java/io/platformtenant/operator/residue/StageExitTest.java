package io.platformtenant.operator.residue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageExitTest {
  private static final Instant ASKED = Instant.parse("2026-01-01T10:00:00Z");
  private static final AppliedKind SETTINGS = new AppliedKind("", "v1", "ConfigMap", "prod");
  private static final Residue NOTHING = new Residue(List.of(), List.of());
  private static final Residue STANDING = new Residue(List.of("ConfigMap prod/a"), List.of());
  private static final Residue UNSEEN = new Residue(List.of(), List.of("Secret prod/a"));

  /** Nothing that stands is gone, however quick Flux was. */
  @Test
  void whatStandsHoldsAStage() throws IOException {
    assertThat(exit(letGo(""), STANDING, true, 1))
        .isEqualTo(new StageExit.Held(List.of("ConfigMap prod/a")));
    assertThat(exit(letGo(""), STANDING.and(UNSEEN), true, 1))
        .isEqualTo(new StageExit.Held(List.of("ConfigMap prod/a")));
  }

  @Test
  void whereEverythingWasSeenAndNothingStandsItIsOver() throws IOException {
    assertThat(exit(letGo(""), NOTHING, false, 1_000)).isEqualTo(new StageExit.Over());
  }

  @ParameterizedTest(name = "{0}, {1} s later, account {2}: {3}")
  @CsvSource({
    // Flux let go of it before its patience was over, so nothing was left.
    "'', 29, true, Over",
    "'', 30, true, Held",
    "'', 60, true, Unanswered",
    // Without its account Flux deletes nothing and is quick as well.
    "'', 1, false, Held",
    "'', 60, false, Unanswered",
    // Asked once more, and not answered yet.
    "asked, 1, true, Held",
    "asked, 59, true, Held",
    "asked, 60, true, Unanswered",
    "answered, 29, true, Over",
    "answered, 31, true, Held",
    "answered, 60, true, Unanswered",
    // A clock that went back says nothing.
    "'', -1, true, Unanswered",
  })
  void whatWasNotSeenIsGoneOnlyWhereFluxWasQuick(
      String state, long seconds, boolean account, String expected) throws IOException {
    assertThat(exit(letGo(state), UNSEEN, account, seconds).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void withoutOurWordOfWhenFluxWasAskedNothingIsConcluded() throws IOException {
    ObjectNode live = letGo("");
    live.withObject("/metadata/annotations").put("platformtenant.io/leaving-at", "yesterday");

    assertThat(exit(live, UNSEEN, true, 1)).isInstanceOf(StageExit.Unanswered.class);
  }

  @Test
  void aStageIsPreparedSoThatFluxDeletesAndDoesNotWaitForLong() throws IOException {
    ObjectNode live =
        read(
            """
            metadata: {resourceVersion: "7", finalizers: [finalizers.fluxcd.io]}
            spec: {suspend: true, wait: true, timeout: 5m}
            """);

    assertThat(StageExit.preparation(live, ASKED))
        .isEqualTo(
            read(
                """
                metadata:
                  resourceVersion: "7"
                  finalizers: [finalizers.fluxcd.io, platformtenant.io/teardown]
                  annotations:
                    platformtenant.io/leaving-at: "2026-01-01T10:00:00Z"
                    reconcile.fluxcd.io/requestedAt: null
                spec: {deletionPolicy: WaitForTermination, timeout: 30s, wait: false, suspend: null}
                """));
  }

  @Test
  void whatIsWrittenNextFollowsFromTheExit() throws IOException {
    ObjectNode live = letGo("");
    live.withObject("/metadata").withArray("finalizers").add("example.com/theirs");

    assertThat(new StageExit.Held(List.of("x")).patch(live, ASKED)).isEmpty();
    assertThat(new StageExit.Over().patch(live, ASKED))
        .contains(read("metadata: {resourceVersion: \"8\", finalizers: [example.com/theirs]}"));
    assertThat(new StageExit.Unanswered(List.of("x")).patch(live, ASKED).orElseThrow().toString())
        .contains("\"reconcile.fluxcd.io/requestedAt\":\"2026-01-01T10:00:00Z\"");
  }

  @Test
  void whoHasAStageIsReadOffItsFinalizers() throws IOException {
    ObjectNode both =
        read(
            "metadata: {deletionTimestamp: x, finalizers: [finalizers.fluxcd.io,"
                + " platformtenant.io/teardown]}");

    assertThat(StageExit.takesAWorker(both)).isTrue();
    assertThat(StageExit.isLetGo(both)).isFalse();
    assertThat(StageExit.isKept(both)).isTrue();
    assertThat(StageExit.isLetGo(letGo(""))).isTrue();
    assertThat(StageExit.takesAWorker(letGo(""))).isFalse();
    assertThat(StageExit.takesAWorker(letGo("asked"))).isTrue();
    assertThat(StageExit.takesAWorker(letGo("answered"))).isFalse();
    assertThat(StageExit.isLetGo(read("metadata: {finalizers: [platformtenant.io/teardown]}")))
        .as("one that nobody deletes")
        .isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deletionTimestamp: x, finalizers: [example.com/hold] | held by finalizer example.com/hold
          deletionTimestamp: x                                 | which is being deleted
          uid: x                                               | which nobody deletes
          """)
  void whatStandsIsToldWithWhatHoldsIt(String metadata, String why) throws IOException {
    var found = List.of(read("metadata: {name: settings, " + metadata + "}"));

    assertThat(Residue.of(SETTINGS, found).standing())
        .containsExactly("ConfigMap prod/settings, " + why);
  }

  @ParameterizedTest
  @CsvSource({
    "annotations, kustomize.toolkit.fluxcd.io/prune, disabled",
    "labels, kustomize.toolkit.fluxcd.io/prune, Disabled",
    "annotations, kustomize.toolkit.fluxcd.io/reconcile, disabled",
    "annotations, kustomize.toolkit.fluxcd.io/ssa, Ignore"
  })
  void whatGitSaysIsToStayIsNotWaitedFor(String map, String key, String value) throws IOException {
    var found = List.of(read("metadata: {name: a, %s: {%s: %s}}".formatted(map, key, value)));

    assertThat(Residue.of(SETTINGS, found)).isEqualTo(NOTHING);
  }

  private static StageExit exit(
      ObjectNode live, Residue residue, boolean account, long secondsLater) {
    return StageExit.of(live, residue, account, ASKED.plusSeconds(secondsLater));
  }

  /**
   * A stage that Flux let go of.
   *
   * @param state whether it was asked once more, and has answered
   */
  private static ObjectNode letGo(String state) throws IOException {
    ObjectNode live =
        read(
            """
            metadata:
              resourceVersion: "8"
              deletionTimestamp: x
              finalizers: [platformtenant.io/teardown]
              annotations: {platformtenant.io/leaving-at: "2026-01-01T10:00:00Z"}
            """);
    if (!state.isEmpty()) {
      live.withObject("/metadata/annotations")
          .put("reconcile.fluxcd.io/requestedAt", ASKED.toString());
    }
    if (state.equals("answered")) {
      live.putObject("status").put("lastHandledReconcileAt", ASKED.toString());
    }
    return live;
  }

  private static ObjectNode read(String yaml) throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}
