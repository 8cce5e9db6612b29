package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.health.Health.State;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxHealthTest {
  /** Generation 2 of an object, and what its status says. */
  @ParameterizedTest(name = "{5}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ready for this generation      | 2  | True    | 2 | Succeeded          | READY
          ready for the one before       | 1  | True    | 1 | Succeeded          | PROGRESSING
          condition is of the one before | 2  | True    | 1 | Succeeded          | PROGRESSING
          root is of the one before      | 1  | True    | 2 | Succeeded          | PROGRESSING
          never looked at                | -1 | Unknown | 2 | Progressing        | ATTEMPTING
          being tried again              | 1  | Unknown | 2 | Progressing        | ATTEMPTING
          failed, root stays behind      | 1  | False   | 2 | BuildFailed        | FAILED
          failed, root followed          | 2  | False   | 2 | HealthCheckFailed  | FAILED
          failed for the one before      | 1  | False   | 1 | BuildFailed        | PROGRESSING
          waits for a dependency         | 1  | False   | 2 | DependencyNotReady | ATTEMPTING
          was interrupted                | 1  | False   | 2 | HealthCheckCanceled| WAITING
          has no artifact yet            | 1  | False   | 2 | ArtifactFailed     | WAITING
          """)
  void readsReadyForThisGenerationOnly(
      String what, int root, String status, int of, String reason, State expected)
      throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 2}
            status:
              observedGeneration: %d
              conditions:
                - {type: Ready, status: "%s", observedGeneration: %d, reason: %s, message: words}
            """
                .formatted(root, status, of, reason));

    assertThat(FluxHealth.of(object).state()).as(what).isEqualTo(expected);
  }

  /** We wrote nothing that Flux reads otherwise: what it said of generation 2 stands for 3. */
  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing was said of it yet      | 2 | True    | 2 | 2 | READY
          it is being looked at           | 2 | Unknown | 3 | 2 | CHECKED_AGAIN
          it went well                    | 3 | True    | 3 | 2 | READY
          it failed                       | 2 | False   | 3 | 2 | FAILED
          it had failed before            | 1 | False   | 2 | 2 | FAILED
          somebody changed it in between  | 2 | True    | 2 | 1 | PROGRESSING
          the one before was not the same | 1 | True    | 1 | 2 | PROGRESSING
          """)
  void aGenerationThatSaysTheSameIsNoNews(
      String what, int root, String status, int of, int same, State expected) throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 3, annotations: {platformtenant.io/same-as-generation: "%d"}}
            status:
              observedGeneration: %d
              lastAppliedRevision: r
              lastAttemptedRevision: r
              history: [{lastReconciledStatus: ReconciliationSucceeded}]
              conditions:
                - {type: Ready, status: "%s", observedGeneration: %d, reason: Some, message: words}
            """
                .formatted(same, root, status, of));

    assertThat(FluxHealth.of(object).state()).as(what).isEqualTo(expected);
    assertThat(FluxHealth.isThrough(object)).isEqualTo(of == 3 && !status.equals("Unknown"));
  }

  /** Generation 1, Ready Unknown: Flux has begun again. */
  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          checked again at its interval    | 1  | r1 | r1 | ReconciliationSucceeded | CHECKED_AGAIN
          tried again after it failed      | 1  | r1 | r1 | HealthCheckFailed       | ATTEMPTING
          a new revision is tried          | 1  | r1 | r2 | ReconciliationSucceeded | ATTEMPTING
          nothing was ever applied         | -1 | '' | r1 | ''                      | ATTEMPTING
          a new generation is tried        | 0  | r1 | r1 | ReconciliationSucceeded | ATTEMPTING
          a Flux that keeps no history     | 1  | r1 | r1 | ''                      | ATTEMPTING
          """)
  void aStageThatIsCheckedAgainIsStillReady(
      String what, int root, String applied, String attempted, String ended, State expected)
      throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 1}
            status:
              observedGeneration: %d
              lastAppliedRevision: "%s"
              lastAttemptedRevision: "%s"
              history: [{lastReconciledStatus: "%s"}]
              conditions:
                - {type: Reconciling, status: "True", observedGeneration: 1, reason: Progressing}
                - {type: Ready, status: Unknown, observedGeneration: 1, reason: Progressing}
            """
                .formatted(root, applied, attempted, ended));

    assertThat(FluxHealth.of(object).state()).as(what).isEqualTo(expected);
    assertThat(FluxHealth.isSettled(object)).isEqualTo(expected == State.CHECKED_AGAIN);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it failed with this spec    | 2 | FAILED
          it failed with another spec | 1 | ATTEMPTING
          """)
  void aSourceThatIsTriedAgainIsWhatItWas(String what, int of, State expected) throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 2}
            status:
              observedGeneration: -1
              conditions:
                - {type: Ready, status: Unknown, observedGeneration: 2, reason: Progressing}
                - {type: FetchFailed, status: "True", observedGeneration: %d, reason: GitOperationFailed, message: "not found: "}
            """
                .formatted(of));

    assertThat(FluxHealth.of(object).state()).as(what).isEqualTo(expected);
  }

  /** Its dependency is checked again itself, or fails: nothing was found about the stage. */
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it was Ready before              | 1  | ReconciliationSucceeded | CHECKED_AGAIN
          it failed before                 | 1  | HealthCheckFailed       | ATTEMPTING
          it failed before it was applied  | -1 | ''                      | ATTEMPTING
          it has a new generation          | 0  | ReconciliationSucceeded | ATTEMPTING
          """)
  void aStageHeldUpByADependencyIsWhatItWas(String what, int root, String ended, State expected)
      throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 1}
            status:
              observedGeneration: %d
              lastAppliedRevision: r1
              lastAttemptedRevision: r1
              history: [{lastReconciledStatus: "%s"}]
              conditions:
                - {type: Ready, status: "False", observedGeneration: 1, reason: DependencyNotReady}
            """
                .formatted(root, ended));

    assertThat(FluxHealth.of(object).state()).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what the source has is applied | True  | main@sha1:2 | main@sha1:2 | READY
          what it had before is applied  | True  | main@sha1:1 | main@sha1:2 | PROGRESSING
          nothing is applied             | True  | ''          | main@sha1:2 | PROGRESSING
          the source has nothing         | True  | main@sha1:1 | ''          | READY
          what it has does not build     | False | main@sha1:1 | main@sha1:2 | FAILED
          """)
  void aStageIsReadyOnlyForTheRevisionThatItsSourceHas(
      String what, String status, String applied, String current, State expected)
      throws IOException {
    JsonNode stage =
        read(
            """
            metadata: {generation: 1}
            status:
              observedGeneration: 1
              lastAppliedRevision: "%s"
              conditions:
                - {type: Ready, status: "%s", observedGeneration: 1, reason: words, message: words}
            """
                .formatted(applied, status));
    JsonNode source = read("status: {artifact: {revision: \"%s\"}}".formatted(current));

    assertThat(FluxHealth.of(stage, source).state()).as(what).isEqualTo(expected);
  }

  @Test
  void aPathThatIsNotThereStaysWrong() throws IOException {
    assertThat(
            state(
                """
                metadata: {generation: 1}
                status:
                  conditions:
                    - type: Ready
                      status: "False"
                      observedGeneration: 1
                      reason: ArtifactFailed
                      message: "kustomization path not found: ./addons"
                """))
        .isEqualTo(State.FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stat /tmp/kustomization-1424429670/nowhere: none   | stat nowhere: none
          health check failed after 30.01s: timeout          | health check failed: timeout
          forbidden after all                                | forbidden after all
          """)
  void aMessageIsTheSameInEveryAttempt(String said, String told) throws IOException {
    JsonNode object =
        read(
            """
            metadata: {generation: 1}
            status:
              conditions:
                - type: Ready
                  status: "False"
                  observedGeneration: 1
                  reason: BuildFailed
                  message: "%s"
            """
                .formatted(said));

    assertThat(FluxHealth.of(object).message()).isEqualTo(told);
  }

  @Test
  void aChildWithoutStatusIsOnItsWay() throws IOException {
    assertThat(state("metadata: {generation: 1}")).isEqualTo(State.PROGRESSING);
    assertThat(state("{metadata: {generation: 1}, status: {observedGeneration: -1}}"))
        .isEqualTo(State.PROGRESSING);
  }

  @Test
  void readyWhileReconcilingIsNotReady() throws IOException {
    assertThat(
            state(
                """
                metadata: {generation: 1}
                status:
                  observedGeneration: 1
                  conditions:
                    - {type: Reconciling, status: "True", observedGeneration: 1}
                    - {type: Ready, status: "True", observedGeneration: 1, reason: Succeeded}
                """))
        .isEqualTo(State.PROGRESSING);
  }

  @Test
  void stalledNeedsAPerson() throws IOException {
    String stalled =
        """
        metadata: {generation: 1}
        status:
          conditions:
            - {type: Stalled, status: "True", observedGeneration: %d, reason: AccessDenied}
            - {type: Ready, status: "False", observedGeneration: 1, reason: AccessDenied}
        """;
    assertThat(state(stalled.formatted(1))).isEqualTo(State.STALLED);
    assertThat(state(stalled.formatted(0))).isEqualTo(State.FAILED);
  }

  /** A suspended source reads Ready for a generation it never fetched; deletion keeps Ready. */
  @Test
  void suspendedAndTerminatingAreNeverReady() throws IOException {
    String status =
        """
        status:
          observedGeneration: 1
          conditions: [{type: Ready, status: "True", observedGeneration: 1, reason: Succeeded}]
        """;
    assertThat(state("{metadata: {generation: 1}, spec: {suspend: true}}", status))
        .isEqualTo(State.SUSPENDED);
    assertThat(state("{metadata: {generation: 1, deletionTimestamp: now}}", status))
        .isEqualTo(State.DELETING);
  }

  private static State state(String... yaml) throws IOException {
    var whole = new YAMLMapper().createObjectNode();
    for (String part : yaml) {
      whole.setAll((com.fasterxml.jackson.databind.node.ObjectNode) read(part));
    }
    return FluxHealth.of(whole).state();
  }

  private static JsonNode read(String yaml) throws IOException {
    return new YAMLMapper().readTree(yaml);
  }
}
