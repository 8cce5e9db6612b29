package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Flux said to a deletion, or to a question that followed it. It waits until everything is
 * gone or its patience ends: an answer well before that says that everything is gone, or that a
 * request failed (fluxcd/pkg, ssa/manager_wait.go, WaitForTermination).
 *
 * @param asked when, by the clock of the operator that asked
 */
record Answer(Optional<Instant> asked, boolean came, boolean isTheSecond) {
  static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";

  /** So much less than Flux waits that it may be asked by one clock and read by another. */
  private static final Duration QUICK = StageExit.PATIENCE_OF_FLUX.minusSeconds(10);

  /** Said with a question that follows a quick answer. */
  private static final String ONCE_MORE = " once more";

  static Answer of(JsonNode live) {
    JsonNode annotations = live.path("metadata").path("annotations");
    String asked = annotations.path(ApiGroup.LEAVING_AT_ANNOTATION).asText("");
    String requested = annotations.path(REQUESTED).asText("");
    boolean second = requested.equals(asked + ONCE_MORE);
    boolean isOurs = second || requested.equals(asked);
    String handled = live.path("status").path("lastHandledReconcileAt").asText("");
    return new Answer(instant(asked), !isOurs || handled.equals(requested), second);
  }

  /** What has Flux look once more whether everything is gone. */
  static ObjectNode question(ObjectNode live, Instant now, boolean onceMore) {
    ObjectNode patch = StageExit.ofThisVersion(live);
    patch
        .withObject("/metadata")
        .putObject("annotations")
        .put(ApiGroup.LEAVING_AT_ANNOTATION, now.toString())
        .put(REQUESTED, now + (onceMore ? ONCE_MORE : ""));
    return patch;
  }

  boolean wasQuick(Instant now) {
    return came && isWithin(QUICK, now);
  }

  boolean isOfLate(Instant now) {
    return isWithin(StageExit.PATIENCE_WITH_FLUX, now);
  }

  /** Whether nothing came for so long that others need no longer wait for it. */
  boolean isOverdue(String deleted, Instant now) {
    return Stream.of(asked, instant(deleted))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .filter(last -> now.isAfter(last.plus(StageExit.PATIENCE_OF_OTHERS)))
        .isPresent();
  }

  private boolean isWithin(Duration time, Instant now) {
    return asked.filter(a -> now.isBefore(a.plus(time)) && !now.isBefore(a)).isPresent();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException somebodysOwn) {
      return Optional.empty();
    }
  }
}
