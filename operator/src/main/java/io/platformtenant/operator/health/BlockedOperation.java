package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Whose a sync is that a window holds back. */
public final class BlockedOperation {
  private BlockedOperation() {}

  /**
   * Whether what is held back was not asked for by a person after a time: it would begin by itself
   * as soon as nothing holds it back.
   */
  public static boolean isLeftFromBefore(JsonNode application, Instant since) {
    return ArgoHealth.isBlocked(application)
        && (isAutomated(application.path("operation")) || !isAskedForAfter(application, since));
  }

  private static boolean isAutomated(JsonNode operation) {
    return operation.path("initiatedBy").path("automated").asBoolean();
  }

  /** Argo CD writes when it began with an operation, in whole seconds. */
  private static boolean isAskedForAfter(JsonNode application, Instant since) {
    String began = application.path("status").path("operationState").path("startedAt").asText("");
    try {
      return Instant.parse(began).isAfter(since);
    } catch (DateTimeParseException unknown) {
      return false;
    }
  }
}
