package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.text.Shortened;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the conditions of a status and keeps the laws that kstatus and {@code kubectl wait} rely
 * on: Ready is always there, Reconciling and Stalled are there only while they hold and never
 * together, a transition time moves with the status and with nothing else.
 */
final class ConditionList {
  static final String READY = "Ready";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";
  static final String DRIFT_FIGHT = "DriftFight";
  static final String FROZEN = "Frozen";
  static final String OVERRIDDEN = "Overridden";

  private static final String TRUE = "True";
  private static final int MESSAGE = 1_024;

  private final List<Condition> before;
  private final long generation;
  private final String now;
  private final List<Condition> conditions = new ArrayList<>();

  ConditionList(List<Condition> before, long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Ready, and Reconciling or Stalled where it is not. */
  ConditionList summary(Verdict verdict) {
    add(READY, verdict);
    return switch (verdict) {
      case Verdict.Ready(var reason, var message) -> this;
      case Verdict.Unknown(var reason, var message) -> add(RECONCILING, TRUE, reason, message);
      case Verdict.Waiting(var reason, var message) -> add(RECONCILING, TRUE, reason, message);
      case Verdict.Stuck(var reason, var message) -> add(STALLED, TRUE, reason, message);
    };
  }

  ConditionList add(String type, Verdict verdict) {
    return add(type, status(verdict), verdict.reason(), verdict.message());
  }

  private static String status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Ready ready -> TRUE;
      case Verdict.Waiting waiting -> "False";
      case Verdict.Stuck stuck -> "False";
      case Verdict.Unknown unknown -> "Unknown";
    };
  }

  /**
   * @param status True, False or Unknown
   */
  ConditionList add(String type, String status, Reason reason, String message) {
    String since =
        find(type)
            .filter(c -> c.status().equals(status))
            .map(Condition::lastTransitionTime)
            .orElse(now);
    conditions.add(new Condition(type, status, generation, since, reason.name(), shorten(message)));
    return this;
  }

  /** There only while somebody changes something as often as it is put back. */
  ConditionList fights(List<Outcome.Fight> fights) {
    if (fights.isEmpty()) {
      return this;
    }
    int more = fights.size() - 1;
    String others = more == 0 ? "" : "; and so with " + more + " more";
    return add(DRIFT_FIGHT, TRUE, Reason.DriftFight, fights.getFirst().what() + others);
  }

  /** There only while something takes in nothing new. */
  ConditionList frozen(Frozen frozen) {
    return frozen.isNothing()
        ? this
        : add(FROZEN, TRUE, Reason.Frozen, FreezeReport.describe(frozen));
  }

  /** There only while somebody lets something through in a freeze. */
  ConditionList overridden(Frozen frozen) {
    return frozen.openings().isEmpty()
        ? this
        : add(OVERRIDDEN, TRUE, Reason.Overridden, FreezeReport.openings(frozen.openings()));
  }

  /** Says again what was said before: nothing newer is known. */
  ConditionList keep(String type) {
    find(type).ifPresent(conditions::add);
    return this;
  }

  List<Condition> toList() {
    return List.copyOf(conditions);
  }

  static String shorten(String message) {
    return Shortened.toLength(message, MESSAGE);
  }

  private Optional<Condition> find(String type) {
    return before.stream().filter(c -> c.type().equals(type)).findFirst();
  }
}
