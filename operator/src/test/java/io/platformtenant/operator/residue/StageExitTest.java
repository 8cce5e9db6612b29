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
    // Flux let go of it well before its patience was over: it is asked once more, and believed.
    "'', 19, true, Unanswered once more",
    "asked once more, 1, true, Held",
    "answered once more, 19, true, Over",
    "answered once more, 20, true, Held",
    "answered once more, 60, true, Unanswered",
    "'', 20, true, Held",
    "'', 60, true, Unanswered",
    // Without its account Flux deletes nothing and is quick as well.
    "'', 1, false, Held",
    "answered once more, 1, false, Held",
    "'', 60, false, Unanswered",
    // Asked once more after it took long, and not answered yet.
    "asked, 1, true, Held",
    "asked, 59, true, Held",
    "asked, 60, true, Unanswered",
    "answered, 19, true, Unanswered once more",
    "answered, 21, true, Held",
    "answered, 60, true, Unanswered",
    // A clock that went back says nothing.
    "'', -1, true, Unanswered",
  })
  void whatWasNotSeenIsGoneOnlyWhereFluxWasQuickTwice(
      String state, long seconds, boolean account, String expected) throws IOException {
    assertThat(name(exit(letGo(state), UNSEEN, account, seconds))).isEqualTo(expected);
  }

  private static String name(StageExit exit) {
    return exit instanceof StageExit.Unanswered(List<String> _, boolean onceMore) && onceMore
        ? "Unanswered once more"
        : exit.getClass().getSimpleName();
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
    assertThat(question(live, false))
        .contains("\"reconcile.fluxcd.io/requestedAt\":\"2026-01-01T10:00:00Z\"");
    assertThat(question(live, true))
        .contains("\"reconcile.fluxcd.io/requestedAt\":\"2026-01-01T10:00:00Z once more\"");
  }

  @Test
  void whoHasAStageIsReadOffItsFinalizers() throws IOException {
    ObjectNode both =
        read(
            "metadata: {deletionTimestamp: x, finalizers: [finalizers.fluxcd.io,"
                + " platformtenant.io/teardown]}");

    assertThat(StageExit.takesAWorker(both, ASKED)).isTrue();
    assertThat(StageExit.isLetGo(both)).isFalse();
    assertThat(StageExit.isKept(both)).isTrue();
    assertThat(StageExit.isLetGo(letGo(""))).isTrue();
    assertThat(StageExit.takesAWorker(letGo(""), ASKED)).isFalse();
    assertThat(StageExit.takesAWorker(letGo("asked"), ASKED)).isTrue();
    assertThat(StageExit.takesAWorker(letGo("answered"), ASKED)).isFalse();
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

  private static String question(ObjectNode live, boolean onceMore) {
    return new StageExit.Unanswered(List.of("x"), onceMore)
        .patch(live, ASKED)
        .orElseThrow()
        .toString();
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
    String asked = ASKED + (state.endsWith(" once more") ? " once more" : "");
    if (!state.isEmpty()) {
      live.withObject("/metadata/annotations").put("reconcile.fluxcd.io/requestedAt", asked);
    }
    if (state.startsWith("answered")) {
      live.putObject("status").put("lastHandledReconcileAt", asked);
    }
    return live;
  }

  private static ObjectNode read(String yaml) throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}
