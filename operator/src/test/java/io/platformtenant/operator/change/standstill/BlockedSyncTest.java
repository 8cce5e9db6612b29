package io.platformtenant.operator.change.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.model.freezing.Opening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedSyncTest {
  private static final ObjectId ID = ObjectId.of(ManagedKind.APPLICATION, "argocd", "web");

  @Test
  void isTakenAwayOfThisVersionAlone() {
    ObjectNode patch = BlockedSync.end(ID, application("prod"), frozen("prod")).orElseThrow();

    assertThat(patch.path("operation").isNull()).isTrue();
    assertThat(patch.at("/metadata/resourceVersion").asText()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({"prod, staging", "'', prod", "'', ''"})
  void whatIsNotFrozenIsLeftToWhoeverHasTheWindow(String environment, String frozen) {
    assertThat(BlockedSync.end(ID, application(environment), frozen(frozen))).isEmpty();
  }

  @Test
  void oneThatRunsIsLeftToEnd() {
    ObjectNode running = application("prod");
    running.withObject("/status/operationState").put("message", "one task is running");

    assertThat(BlockedSync.end(ID, running, frozen("prod"))).isEmpty();
  }

  /** What a person asks for while it is open runs; what was there before does not. */
  @ParameterizedTest(name = "{0}, begun {1}")
  @CsvSource({
    "web, 1970-01-01T00:00:09Z, true",
    "web, 1970-01-01T00:00:11Z, false",
    "api, 1970-01-01T00:00:11Z, true",
  })
  void whereSomebodyLetsItThroughOnlyWhatWasThereBeforeIsTakenAway(
      String open, String begun, boolean isTaken) {
    ObjectNode application = application("prod");
    application.withObject("/metadata/labels").put(ApiGroup.APPLICATION_LABEL, "web");
    application.withObject("/status/operationState").put("startedAt", begun);

    assertThat(BlockedSync.end(ID, application, frozen("prod", opening(open))).isPresent())
        .isEqualTo(isTaken);
  }

  @ParameterizedTest(name = "{0}, begun {1}")
  @CsvSource({
    "jobs, 1970-01-01T00:00:09Z, true",
    "jobs, 1970-01-01T00:00:11Z, false",
    "jobs-clean, 1970-01-01T00:00:11Z, true",
  })
  void whatASetHasMadeIsLetThroughByTheNameOfTheSet(String open, String begun, boolean isTaken) {
    ObjectNode made = application("prod");
    made.withObject("/metadata/labels")
        .put(ApiGroup.TENANT_LABEL, "payments")
        .put(ApiGroup.APPLICATION_LABEL, "jobs-clean");
    made.withObject("/metadata")
        .withArray("ownerReferences")
        .addObject()
        .put("apiVersion", "argoproj.io/v1alpha1")
        .put("kind", "ApplicationSet")
        .put("name", "payments-jobs-prod")
        .put("controller", true);
    made.withObject("/status/operationState").put("startedAt", begun);

    assertThat(BlockedSync.end(ID, made, frozen("prod", opening(open))).isPresent())
        .isEqualTo(isTaken);
  }

  private static Opening opening(String application) {
    return new Opening(
        "now",
        "prod",
        List.of(application),
        List.of(),
        Instant.ofEpochSecond(10),
        Instant.ofEpochSecond(3_600),
        "alice",
        Optional.empty(),
        "it burns",
        "");
  }

  private static Frozen frozen(String environment, Opening... openings) {
    return new Frozen(
        List.of(new Frozen.Place(environment, Instant.EPOCH, "")),
        List.of(),
        List.of(openings),
        Optional.empty());
  }

  private static ObjectNode application(String environment) {
    return Serialization.unmarshal(
        """
        metadata: {resourceVersion: "7", labels: {platformtenant.io/environment: "%s"}}
        operation: {sync: {}}
        status: {operationState: {phase: Running, message: "Sync operation blocked by sync window"}}
        """
            .formatted(environment),
        ObjectNode.class);
  }
}
