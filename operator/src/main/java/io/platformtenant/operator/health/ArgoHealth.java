package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.health.Health.State;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads Applications. They have no observed generation; {@code status.sync.comparedTo} says which
 * spec a status is about (argo-cd, controller/appcontroller.go, needRefreshAppStatus).
 */
public final class ArgoHealth {
  private static final Set<String> INVALID = Set.of("InvalidSpecError", "UnknownError");

  /** So begins the message of a sync that a window holds back (argo-cd, controller/sync.go). */
  private static final String BLOCKED = "Sync operation blocked by sync window";

  /** How a failure is told that is not looked into again yet (argo-cd, reposerver/repository). */
  private static final String CACHED = "Manifest generation error (cached): ";

  private static final String RESUME =
      "a paused Rollout or a suspended Job goes on when it is resumed";

  private static final String USUAL =
      "as Argo CD judges its objects; what lasts is often an Ingress or Service without an address, a"
          + " claim without a volume, or a rollout that stands still";

  private ArgoHealth() {}

  public static Health of(JsonNode application) {
    JsonNode status = application.path("status");
    if (application.path("metadata").has("deletionTimestamp")) {
      return error(status, Set.of("DeletionError"))
          .map(e -> Health.of(State.STALLED, "DeletionError", e))
          .orElse(Health.of(State.DELETING, "Deleting", "being deleted"));
    }
    if (application
        .path("metadata")
        .path("annotations")
        .path("argocd.argoproj.io/skip-reconcile")
        .asText("")
        .equals("true")) {
      return Health.of(State.SUSPENDED, "Paused", "paused by skip-reconcile");
    }
    return error(status, INVALID)
        .map(e -> Health.of(State.STALLED, "Invalid", e))
        .or(() -> failure(application, status))
        .orElseGet(() -> judge(application, status));
  }

  /** Whether what is in the cluster is what this spec asks for. */
  public static boolean isSynced(JsonNode application) {
    JsonNode status = application.path("status");
    return status.path("sync").path("status").asText("").equals("Synced")
        && isComparedForThisSpec(application, status);
  }

  /** Whether what is in the cluster is healthy, whichever spec it comes from. */
  public static boolean isHealthy(JsonNode application) {
    return application.path("status").path("health").path("status").asText("").equals("Healthy");
  }

  /** Whether a window holds back a sync that was asked for. */
  public static boolean isBlocked(JsonNode application) {
    return application.has("operation")
        && isBlockedBy(application.path("status").path("operationState"));
  }

  /** It stays so when it was taken away: nothing of Argo CD's looks at it again. */
  private static boolean isBlockedBy(JsonNode operation) {
    return operation.path("phase").asText("").equals("Running")
        && operation.path("message").asText("").startsWith(BLOCKED);
  }

  /** Whether Argo CD has come to an end, good or bad, with the present spec. */
  public static boolean isSettled(JsonNode application) {
    return of(application).state() != State.PROGRESSING
        || (isSynced(application)
            && isComparedForThisSpec(application, application.path("status")));
  }

  private static Optional<Health> failure(JsonNode application, JsonNode status) {
    JsonNode operation = status.path("operationState");
    String phase = operation.path("phase").asText("");
    Optional<String> comparison = error(status, Set.of("ComparisonError"));
    if (comparison.isPresent()) {
      return Optional.of(Health.of(State.FAILED, "ComparisonError", comparison.get()));
    }
    String message = operation.path("message").asText("");
    if (isBlockedBy(operation)) {
      return isBlocked(application)
          ? Optional.of(Health.of(State.PROGRESSING, "Blocked", message))
          : Optional.empty();
    }
    // Running with an end is waiting for a retry: a refused sync stays so for minutes.
    boolean waits = phase.equals("Running") && operation.has("finishedAt");
    if (waits || phase.equals("Failed") || phase.equals("Error")) {
      return Optional.of(Health.of(State.FAILED, "SyncFailed", SyncFailure.of(operation)));
    }
    if (phase.equals("Running") && operation.path("retryCount").asLong() > 0) {
      return Optional.of(Health.of(State.ATTEMPTING, "Syncing", message));
    }
    return error(status, Set.of("SyncError")).map(e -> Health.of(State.FAILED, "SyncError", e));
  }

  private static Health judge(JsonNode application, JsonNode status) {
    String sync = status.path("sync").path("status").asText("");
    String health = status.path("health").path("status").asText("");
    String message = status.path("health").path("message").asText("");
    String phase = status.path("operationState").path("phase").asText("");
    if (sync.isEmpty() || sync.equals("Unknown") || !isComparedForThisSpec(application, status)) {
      return Health.of(State.PROGRESSING, "Progressing", "not compared yet");
    }
    boolean runs = phase.equals("Running") && !isBlockedBy(status.path("operationState"));
    if (runs || phase.equals("Terminating") || application.has("operation")) {
      String what = status.path("operationState").path("message").asText("");
      return Health.of(State.PROGRESSING, "Syncing", what.isEmpty() ? "being synced" : what);
    }
    // First: what runs in a protected environment can fail while the next version waits there.
    if (health.equals("Degraded")) {
      return Health.of(State.FAILED, health, message);
    }
    if (sync.equals("OutOfSync") && !isAutomated(application)) {
      return Health.of(State.AWAITING_SYNC, "AwaitingSync", "waits for a sync by hand");
    }
    if (health.equals("Missing") && phase.equals("Succeeded")) {
      return Health.of(State.FAILED, health, message);
    }
    if (sync.equals("OutOfSync")) {
      return Health.of(State.PROGRESSING, sync, "what runs is not what its source says");
    }
    return switch (health) {
      case "Healthy" -> Health.of(State.READY, health, message);
      case "Suspended" -> Health.of(State.WORKLOAD_SUSPENDED, health, since(status, RESUME));
      case "Progressing" -> Health.of(State.PROGRESSING, health, since(status, USUAL));
      default -> Health.of(State.PROGRESSING, health.isEmpty() ? "Progressing" : health, message);
    };
  }

  /** When the health became what it is: Argo CD keeps that, and no word of which object it is. */
  private static String since(JsonNode status, String hint) {
    String since = status.path("health").path("lastTransitionTime").asText("");
    return (since.isEmpty() ? "" : "since " + since + ", ") + hint;
  }

  private static boolean isComparedForThisSpec(JsonNode application, JsonNode status) {
    JsonNode compared = status.path("sync").path("comparedTo");
    JsonNode spec = application.path("spec");
    String sources = spec.path("sources").isEmpty() ? "source" : "sources";
    return Stream.of(sources, "destination", "ignoreDifferences")
        .allMatch(field -> same(compared.path(field), spec.path(field)));
  }

  /** Argo CD's merge patch drops nulls, and its Go types drop what is empty. */
  private static boolean same(JsonNode compared, JsonNode said) {
    if (compared.isEmpty() && said.isEmpty()) {
      return true;
    }
    return Sparse.of(compared).equals(Sparse.of(said));
  }

  private static boolean isAutomated(JsonNode application) {
    JsonNode automated = application.path("spec").path("syncPolicy").path("automated");
    return automated.isObject() && automated.path("enabled").asBoolean(true);
  }

  private static Optional<String> error(JsonNode status, Set<String> types) {
    for (JsonNode condition : status.path("conditions")) {
      if (types.contains(condition.path("type").asText())) {
        return Optional.of(condition.path("message").asText("").replace(CACHED, ""));
      }
    }
    return Optional.empty();
  }
}
