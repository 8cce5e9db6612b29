package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedOperationTest {
  private static final Instant SINCE = Instant.parse("2027-12-24T00:30:00Z");
  private static final String BLOCKED = "Sync operation blocked by sync window";

  @ParameterizedTest(name = "{0}, began {1}, {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "username: alice, 2027-12-24T00:29:59Z, true",
        "username: alice, 2027-12-24T00:30:00Z, true",
        "username: alice, 2027-12-24T00:30:01Z, false",
        "username: alice, -, true",
        "username: alice, yesterday, true",
        "automated: true, 2027-12-24T00:30:01Z, true",
      })
  void whatWasAskedForByAPersonAfterwardsIsNotLeft(String by, String began, boolean isLeft) {
    assertThat(BlockedOperation.isLeftFromBefore(application(by, began, BLOCKED), SINCE))
        .isEqualTo(isLeft);
  }

  @ParameterizedTest
  @CsvSource({"waiting for completion", "''"})
  void whatIsNotHeldBackIsNotLeft(String message) {
    assertThat(
            BlockedOperation.isLeftFromBefore(
                application("automated: true", "2027-12-24T00:00:00Z", message), SINCE))
        .isFalse();
  }

  private static JsonNode application(String by, String began, String message) {
    return Serialization.unmarshal(
        """
        operation: {sync: {}, initiatedBy: {%s}}
        status: {operationState: {phase: Running, message: "%s"%s}}
        """
            .formatted(by, message, began == null ? "" : ", startedAt: \"" + began + "\""),
        JsonNode.class);
  }
}
