package io.platformtenant.operator.status;

import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.status.Children.Child;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said about each plane. The first child that is wrong is named with its own message. */
final class PlaneVerdicts {
  private PlaneVerdicts() {}

  static Verdict foundation(Children children) {
    return notWritten(children.of(Plane.FOUNDATION))
        .orElseGet(() -> Verdict.ready("Namespaces, accounts and rights are in place"));
  }

  static Verdict bootstrap(Children children) {
    long total = children.of(ManagedKind.KUSTOMIZATION).count();
    long ready = children.of(ManagedKind.KUSTOMIZATION).filter(Child::isReady).count();
    return notWritten(children.of(Plane.BOOTSTRAP))
        .or(() -> failed(children.of(Plane.BOOTSTRAP), Reason.BootstrapFailed))
        .or(() -> silent(children.of(Plane.BOOTSTRAP)))
        .or(() -> onTheWay(children.of(Plane.BOOTSTRAP), ready, total, "stages"))
        .orElseGet(() -> Verdict.ready(total == 0 ? "No stages" : all(total, "stage")));
  }

  /** That something which left the plan is not gone yet. */
  static Optional<Verdict> leaving(Outcome outcome) {
    return outcome
        .held()
        .<Verdict>map(why -> new Verdict.Stuck(Reason.RemovalHeld, why))
        .or(() -> onItsWay(outcome));
  }

  private static Optional<Verdict> onItsWay(Outcome outcome) {
    return outcome.leaving().isEmpty()
        ? Optional.empty()
        // Last applied, first removed: the last one is what is being waited for now.
        : Optional.of(
            new Verdict.Waiting(
                Reason.PruneWaiting,
                outcome
                    .trouble()
                    .orElseGet(
                        () ->
                            "waiting until " + outcome.leaving().last().describe() + " is gone")));
  }

  static Verdict delivery(Children children) {
    long total = children.of(ManagedKind.APPLICATION).count();
    long ready = children.of(ManagedKind.APPLICATION).filter(Child::isReady).count();
    List<Child> awaiting = children.of(ManagedKind.APPLICATION).filter(Child::isAwaiting).toList();
    List<Child> paused = children.of(ManagedKind.APPLICATION).filter(Child::isPaused).toList();
    if (total == 0 && children.of(Plane.DELIVERY).allMatch(PlaneVerdicts::lacksItsEngine)) {
      return new Verdict.Ready(Reason.PlaneUnavailable, "No applications, and no Argo CD");
    }
    return notWritten(children.of(Plane.DELIVERY).filter(c -> c.held().isEmpty()))
        .or(() -> failed(children.of(Plane.DELIVERY), Reason.DeliveryDegraded))
        .or(() -> silent(children.of(Plane.DELIVERY)))
        .or(() -> notWritten(children.of(Plane.DELIVERY)))
        .or(
            () ->
                onTheWay(
                    children.of(Plane.DELIVERY).filter(c -> !c.isAwaiting() && !c.isPaused()),
                    ready,
                    total,
                    "applications"))
        .orElseGet(() -> delivered(total, awaiting, paused));
  }

  private static boolean lacksItsEngine(Child child) {
    return child.result() instanceof Result.Waiting(Reason reason, String message)
        && reason == Reason.PlaneUnavailable;
  }

  private static Verdict delivered(long total, List<Child> awaiting, List<Child> paused) {
    if (!awaiting.isEmpty()) {
      return new Verdict.Ready(Reason.AwaitingSync, awaiting(total, awaiting));
    }
    if (!paused.isEmpty()) {
      return new Verdict.Ready(
          Reason.WorkloadSuspended,
          paused.size()
              + " of "
              + total
              + " applications are paused; "
              + paused.getFirst().describe());
    }
    return Verdict.ready(total == 0 ? "No applications" : all(total, "application"));
  }

  private static String awaiting(long total, List<Child> awaiting) {
    long frozen = awaiting.stream().filter(Child::isFrozen).count();
    long byHand = awaiting.size() - frozen;
    String waiting = " of " + total + " applications wait for ";
    if (frozen == 0) {
      return byHand + waiting + "a sync by hand";
    }
    String freeze = frozen + waiting + "the end of a freeze";
    return byHand == 0 ? freeze : freeze + ", and " + byHand + " for a sync by hand";
  }

  private static String all(long total, String what) {
    return total == 1 ? "The " + what + " is Ready" : "All " + total + " " + what + "s are Ready";
  }

  /** What was refused comes before what only waits. */
  private static Optional<Verdict> notWritten(Stream<Child> children) {
    var waiting = children.filter(c -> !c.result().isDone()).toList();
    return waiting.stream()
        .filter(c -> c.result() instanceof Result.Refused)
        .findFirst()
        .or(() -> waiting.stream().filter(c -> c.result() instanceof Result.Waiting).findFirst())
        .or(() -> waiting.stream().findFirst())
        .map(PlaneVerdicts::verdict);
  }

  private static Verdict verdict(Child child) {
    return switch (child.result()) {
      case Result.Refused(Reason reason, String message) -> new Verdict.Stuck(reason, message);
      case Result.Waiting(Reason reason, String message) -> new Verdict.Waiting(reason, message);
      default -> new Verdict.Waiting(Reason.Progressing, child.describe());
    };
  }

  private static Optional<Verdict> failed(Stream<Child> children, Reason reason) {
    return children
        .filter(c -> c.result().isDone() && c.health().isProblem())
        .findFirst()
        .map(c -> new Verdict.Waiting(reason, c.describe()));
  }

  /** Said before what is on the way: what waits for it would wait for ever. */
  private static Optional<Verdict> silent(Stream<Child> children) {
    return children
        .filter(c -> c.result().isDone() && c.health().state() == Health.State.SILENT)
        .findFirst()
        .map(c -> new Verdict.Unknown(Reason.EngineSilent, c.describe()));
  }

  private static Optional<Verdict> onTheWay(
      Stream<Child> children, long ready, long total, String what) {
    return children
        .filter(c -> !c.isReady())
        .findFirst()
        .map(
            c ->
                new Verdict.Waiting(
                    Reason.Progressing,
                    ready + " of " + total + " " + what + " are Ready; " + c.describe()));
  }
}
