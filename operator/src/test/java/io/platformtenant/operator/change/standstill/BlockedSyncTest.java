package io.platformtenant.operator.change.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.freezing.Frozen;
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

  private static Frozen frozen(String environment) {
    return new Frozen(
        List.of(new Frozen.Place(environment, Instant.EPOCH, "")), List.of(), Optional.empty());
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
