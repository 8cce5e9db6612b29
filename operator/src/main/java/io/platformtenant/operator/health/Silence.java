package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.text.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which objects no engine looks at any more: what their status says is old, and nobody knows
 * whether it is true.
 *
 * <p>Flux looks at a stage at each of its intervals and leaves a trace of that whatever it finds
 * (kustomize-controller, internal/controller/kustomization_controller.go, reconcile, and
 * status.history). Argo CD notes when it compared an Application last (argo-cd,
 * controller/appcontroller.go, reconciledAt), and how often it does is a setting of its own, which
 * may be off. A source gets no trace where nothing is new, a set none at all: of these, and where
 * that setting is not known, it shows only when they were never looked at.
 *
 * @param now when that is asked
 * @param everywhere kinds of which nothing in the cluster is looked at any more
 * @param comparing how long Argo CD in a namespace takes at most from one comparison of an
 *     Application to the next; of those where it compares by itself
 */
public record Silence(Instant now, Set<ManagedKind> everywhere, Map<String, Duration> comparing) {
  /** What a controller may take to be restarted or upgraded, and to catch up. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  /** Comparisons wait for each other where there are many, and some end without a trace. */
  private static final int COMPARISONS = 3;

  public Silence {
    everywhere = Set.copyOf(everywhere);
    comparing = Map.copyOf(comparing);
  }

  /** The health of an object, or that nobody can tell it. */
  public Health over(ManagedKind kind, Optional<? extends JsonNode> seen, Health health) {
    return seen.filter(object -> canBeOld(object, health))
        .flatMap(object -> since(object, patience(kind, object)))
        .map(since -> Health.of(State.SILENT, "Unknown", told(kind, since)))
        .orElse(health);
  }

  /** Whether there is something of a kind, and its engine looks at none of it. */
  public boolean isOver(ManagedKind kind, Collection<? extends JsonNode> all) {
    return !all.isEmpty() && all.stream().allMatch(o -> since(o, patience(kind, o)).isPresent());
  }

  /**
   * Whether somebody looks again at what was left alone for too long; of an Application, for as
   * long as it may ever have to be.
   */
  public static boolean isBroken(ManagedKind kind, JsonNode before, JsonNode after) {
    Optional<Duration> patience =
        kind == ManagedKind.APPLICATION
            ? Optional.of(GRACE)
            : new Silence(Instant.MIN, Set.of(), Map.of()).patience(kind, before);
    return lastLook(after)
        .flatMap(again -> new Silence(again, Set.of(), Map.of()).since(before, patience))
        .isPresent();
  }

  /** Since when nobody has looked at an object that somebody should have looked at. */
  private Optional<Instant> since(JsonNode object, Optional<Duration> patience) {
    return patience.flatMap(most -> lastLook(object).filter(last -> last.plus(most).isBefore(now)));
  }

  /** A failure, or a wait for something else, lasts without a new trace, and has its own words. */
  private static boolean canBeOld(JsonNode object, Health health) {
    return switch (health.state()) {
      case READY, CHECKED_AGAIN -> true;
      case PROGRESSING, ATTEMPTING -> isUntouched(object) || isBegun(object);
      case AWAITING_SYNC,
          WORKLOAD_SUSPENDED,
          WAITING,
          SUSPENDED,
          DELETING,
          SILENT,
          FAILED,
          STALLED ->
          false;
    };
  }

  /**
   * Whether an attempt at what a stage says now was begun, or another must follow. One that waits
   * for another stage says False for as long as it does.
   */
  private static boolean isBegun(JsonNode stage) {
    return Conditions.find(stage, "Ready")
        .filter(ready -> !Conditions.status(ready).equals("False"))
        .filter(
            ready ->
                ready.path("observedGeneration").asLong(-1)
                    == stage.path("metadata").path("generation").asLong())
        .isPresent();
  }

  private Optional<Duration> patience(ManagedKind kind, JsonNode object) {
    return switch (kind.purpose()) {
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT -> Optional.empty();
      case SOURCE, APPLICATION_SET -> Optional.of(GRACE).filter(grace -> isUntouched(object));
      case APPLICATION -> isUntouched(object) ? Optional.of(GRACE) : comparisons(object);
      case STAGE -> Optional.of(isUntouched(object) ? GRACE : GRACE.plus(round(object)));
    };
  }

  private Optional<Duration> comparisons(JsonNode application) {
    return Optional.ofNullable(
            comparing.get(application.path("metadata").path("namespace").asText()))
        .map(round -> round.multipliedBy(COMPARISONS).plus(GRACE));
  }

  /** The most from one look to the next, with the jitter of Flux's runtime (pkg, jitter). */
  private static Duration round(JsonNode stage) {
    Duration interval = Durations.of(stage.path("spec").path("interval").asText());
    Duration timeout = Durations.of(stage.path("spec").path("timeout").asText());
    return interval.plus(interval.dividedBy(10)).plus(timeout);
  }

  /** A new object of Flux's has an observed generation of -1 by its schema. */
  private static boolean isUntouched(JsonNode object) {
    JsonNode status = object.path("status");
    return status.isEmpty() || (status.size() == 1 && status.has("observedGeneration"));
  }

  private static Optional<Instant> lastLook(JsonNode object) {
    JsonNode status = object.path("status");
    return Stream.concat(
            Stream.of(
                status.path("history").path(0).path("lastReconciled"), status.path("reconciledAt")),
            status.path("conditions").valueStream().map(c -> c.path("lastTransitionTime")))
        .flatMap(time -> time(time).stream())
        .max(Instant::compareTo)
        .or(() -> time(object.path("metadata").path("creationTimestamp")));
  }

  private static Optional<Instant> time(JsonNode time) {
    try {
      return time.isTextual() ? Optional.of(Instant.parse(time.asText())) : Optional.empty();
    } catch (DateTimeException senseless) {
      return Optional.empty();
    }
  }

  private String told(ManagedKind kind, Instant since) {
    String controller = controller(kind);
    return everywhere.contains(kind)
        ? "%s has looked at no %s of this cluster for longer than it lets expect, at this one not"
                .formatted(controller, kind.kind())
            + " since %s; it does not run, or does not reach the API server".formatted(since)
        : "%s has not looked at it since %s; it does not run, or does not watch this namespace"
            .formatted(controller, since);
  }

  private static String controller(ManagedKind kind) {
    return switch (kind.purpose()) {
      case SOURCE -> "source-controller";
      case STAGE -> "kustomize-controller";
      case APPLICATION -> "Argo CD's application controller";
      case APPLICATION_SET -> "Argo CD's ApplicationSet controller";
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT ->
          throw new IllegalArgumentException("no engine looks at a " + kind.kind());
    };
  }
}
