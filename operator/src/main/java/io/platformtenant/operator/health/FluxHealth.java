package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.health.Health.State;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Kustomizations and sources. Ready for generation G needs both the observed generation of
 * the object and that of the condition: a suspended object advances the first alone
 * (kustomize-controller, internal/controller/kustomization_controller.go, finalizeStatus).
 */
public final class FluxHealth {
  /** What is another in each attempt: the folder it builds in, and how long it has waited. */
  private static final Pattern OF_ONE_ATTEMPT =
      Pattern.compile("/tmp/kustomization-\\d+/?|(?<=^health check failed) after [^ :]+");

  private static final List<String> SOURCE_FAILURES =
      List.of("FetchFailed", "StorageOperationFailed", "IncludeUnavailable");

  private FluxHealth() {}

  public static Health of(JsonNode object) {
    if (object.path("metadata").has("deletionTimestamp")) {
      return Health.of(State.DELETING, "Deleting", "being deleted");
    }
    if (object.path("spec").path("suspend").asBoolean(false)) {
      return Health.of(State.SUSPENDED, "Suspended", "suspended by somebody");
    }
    Optional<JsonNode> stalled =
        Conditions.find(object, "Stalled")
            .filter(c -> Conditions.status(c).equals("True"))
            .filter(c -> isOfNow(object, c));
    if (stalled.isPresent()) {
      return Health.of(
          State.STALLED, Conditions.reason(stalled.get()), Conditions.message(stalled.get()));
    }
    return Conditions.find(object, "Ready")
        .map(ready -> judge(object, ready))
        .orElse(Health.of(State.PROGRESSING, "Progressing", "no status yet"));
  }

  /**
   * Reads a Kustomization beside its source: a change of the source alone gives the Kustomization
   * no new generation, so only the revision tells whether it is applied (kustomize-controller,
   * checkDependencies).
   */
  public static Health of(JsonNode stage, JsonNode source) {
    Health health = of(stage);
    String current = revision(source);
    String applied = revision(stage);
    return !health.isReady() || current.isEmpty() || current.equals(applied)
        ? health
        : Health.of(State.PROGRESSING, "Progressing", "has not applied " + current + " yet");
  }

  /**
   * What a source has, or what a Kustomization has applied; "" for nothing yet. Flux writes it a
   * moment after the conditions (fluxcd/pkg, runtime/patch/patch.go).
   */
  public static String revision(JsonNode object) {
    JsonNode status = object.path("status");
    return status
        .path("lastAppliedRevision")
        .asText(status.path("artifact").path("revision").asText(""));
  }

  /** Whether Flux has come to an end, good or bad, with the present spec. */
  public static boolean isSettled(JsonNode object) {
    return Conditions.find(object, "Ready")
        .filter(ready -> isOfNow(object, ready))
        .filter(
            ready ->
                !Conditions.status(ready).equals("Unknown")
                    || isCheckedAgain(object)
                    || lastFailure(object).isPresent())
        .isPresent();
  }

  private static Health judge(JsonNode object, JsonNode ready) {
    String reason = Conditions.reason(ready);
    String message = OF_ONE_ATTEMPT.matcher(Conditions.message(ready)).replaceAll("").strip();
    if (!isOfNow(object, ready)) {
      return Health.of(State.PROGRESSING, "Progressing", "its latest change was not seen yet");
    }
    return switch (Conditions.status(ready)) {
      case "False" ->
          Health.of(isHeldUp(reason) ? again(object) : failure(reason, message), reason, message);
      case "True" ->
          isOfNow(object, object.path("status")) && !Conditions.isTrue(object, "Reconciling")
              ? Health.of(State.READY, reason, message)
              : Health.of(State.PROGRESSING, "Progressing", "being applied");
      default -> lastFailure(object).orElse(Health.of(again(object), reason, message));
    };
  }

  /**
   * A source that never had anything begins each attempt with Unknown too, since it has observed no
   * generation, and keeps beside it what failed last (source-controller,
   * internal/controller/gitrepository_controller.go, reconcile).
   */
  private static Optional<Health> lastFailure(JsonNode object) {
    return SOURCE_FAILURES.stream()
        .flatMap(type -> Conditions.find(object, type).stream())
        .filter(c -> Conditions.status(c).equals("True") && isOfNow(object, c))
        .findFirst()
        .map(c -> Health.of(State.FAILED, Conditions.reason(c), Conditions.message(c).strip()));
  }

  /**
   * Every reconcile begins with Unknown, the periodic ones included, and with {@code wait} it stays
   * for as long as the health checks take; what the last one found stands meanwhile
   * (kustomize-controller, internal/controller/kustomization_controller.go, reconcile). An attempt
   * that failed before it applied anything leaves no history, so a failure that was told wins.
   */
  private static boolean isCheckedAgain(JsonNode object) {
    JsonNode status = object.path("status");
    String applied = status.path("lastAppliedRevision").asText("");
    return isOfNow(object, status)
        && !applied.isEmpty()
        && applied.equals(status.path("lastAttemptedRevision").asText(applied))
        && status
            .path("history")
            .path(0)
            .path("lastReconciledStatus")
            .asText("")
            .equals("ReconciliationSucceeded");
  }

  private static State again(JsonNode object) {
    return isCheckedAgain(object) ? State.CHECKED_AGAIN : State.ATTEMPTING;
  }

  /**
   * Who depends on a stage that is just being checked again is not checked itself, and says so for
   * half a minute; stages of one interval meet like that for ever (kustomize-controller,
   * kustomization_controller.go, checkDependencies). Nothing was found out about it: what it was
   * before stands, good or bad. Whether it failed can't be seen here, for an attempt that ends
   * before anything is applied leaves no trace.
   */
  private static boolean isHeldUp(String reason) {
    return reason.equals("DependencyNotReady");
  }

  private static State failure(String reason, String message) {
    return switch (reason) {
      case "HealthCheckCanceled" -> State.WAITING;
      // Normal until the source has been fetched once; a path that is not there stays wrong.
      case "ArtifactFailed" -> message.contains("path not found") ? State.FAILED : State.WAITING;
      default -> State.FAILED;
    };
  }

  /**
   * Whether something was said of what the object says now: of this generation, or of the one
   * before where we wrote nothing that its engine would read otherwise.
   */
  private static boolean isOfNow(JsonNode object, JsonNode said) {
    JsonNode metadata = object.path("metadata");
    long generation = metadata.path("generation").asLong();
    long observed = said.path("observedGeneration").asLong(-1);
    return observed == generation
        || (observed == generation - 1
            && metadata.path("annotations").path(ApiGroup.SAME_AS_GENERATION_ANNOTATION).asLong(-1)
                == observed);
  }

  /**
   * Whether Flux has come to an end, good or bad, with this very generation; that it checks it
   * again at its interval changes nothing about that.
   */
  public static boolean isThrough(JsonNode object) {
    long generation = object.path("metadata").path("generation").asLong();
    boolean wentWell = object.path("status").path("observedGeneration").asLong(-1) == generation;
    return Conditions.find(object, "Ready")
        .filter(ready -> ready.path("observedGeneration").asLong(-1) == generation)
        .filter(ready -> wentWell || !Conditions.status(ready).equals("Unknown"))
        .isPresent();
  }
}
