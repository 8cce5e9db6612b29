package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.model.Enforcement;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.TenantPlan.HeldBack;
import io.platformtenant.operator.text.Shortened;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of a tenant. */
final class TenantConditions {
  private static final String FOUNDATION = "FoundationReady";
  private static final String BOOTSTRAP = "BootstrapReady";
  private static final String DELIVERY = "DeliveryReady";
  private static final String ENFORCED = "Enforced";
  private static final String NO_OVERLAP = "NoOverlap";
  private static final int HELD_BACK = 256;

  private final PlatformTenant tenant;
  private final Instant now;

  TenantConditions(PlatformTenant tenant, Instant now) {
    this.tenant = tenant;
    this.now = now;
  }

  /** Of a plan that was carried out. */
  List<Condition> of(TenantPlan plan, Outcome outcome, Children children) {
    Verdict foundation = PlaneVerdicts.foundation(children);
    Verdict bootstrap = PlaneVerdicts.bootstrap(children);
    Verdict delivery = PlaneVerdicts.delivery(children);
    Enforced enforced = plan.enforcement().seen();
    return list()
        .summary(
            heldBack(plan.heldBack())
                .or(() -> gap(plan.enforcement()))
                .or(
                    () ->
                        Stream.of(foundation, bootstrap, delivery)
                            .filter(plane -> !plane.isReady())
                            .findFirst())
                .or(() -> PlaneVerdicts.leaving(outcome))
                .or(() -> unsure(plan.enforcement()))
                .orElseGet(() -> ready(bootstrap, delivery)))
        .add(FOUNDATION, foundation)
        .add(BOOTSTRAP, bootstrap)
        .add(DELIVERY, delivery)
        .add(ENFORCED, status(enforced), enforced.reason(), enforced.message())
        .add(NO_OVERLAP, Overlap.of(plan.warnings(), children))
        .fights(outcome.fights())
        .frozen(plan.frozen())
        .overridden(plan.frozen())
        .toList();
  }

  /** Ready alone: nothing is known of the rest. */
  List<Condition> only(Verdict verdict) {
    return list().summary(verdict).toList();
  }

  /** Ready anew; the rest keeps standing as it was said. */
  List<Condition> standing(Verdict verdict) {
    return list()
        .summary(verdict)
        .keep(FOUNDATION)
        .keep(BOOTSTRAP)
        .keep(DELIVERY)
        .keep(ENFORCED)
        .keep(NO_OVERLAP)
        .keep(ConditionList.DRIFT_FIGHT)
        .keep(ConditionList.FROZEN)
        .keep(ConditionList.OVERRIDDEN)
        .toList();
  }

  private ConditionList list() {
    return new ConditionList(
        tenant.lastStatus().conditions(), tenant.getMetadata().getGeneration(), now);
  }

  private static Verdict ready(Verdict bootstrap, Verdict delivery) {
    return delivery.reason() == Reason.AwaitingSync || delivery.reason() == Reason.WorkloadSuspended
        ? delivery
        : Verdict.ready(bootstrap.message() + "; " + lowerFirst(delivery.message()));
  }

  /** Said before what waits for it: no engine ends this, somebody has to set something. */
  private static Optional<Verdict> gap(Enforcement enforcement) {
    Enforced seen = enforcement.seen();
    return enforcement.closesGates() && seen.state() == Enforced.State.FALSE
        ? Optional.of(new Verdict.Stuck(Reason.NotEnforced, seen.message()))
        : Optional.empty();
  }

  /** What keeps a tenant from being Ready when all else is. */
  private static Optional<Verdict> unsure(Enforcement enforcement) {
    return enforcement.closesGates()
        ? Optional.of(new Verdict.Waiting(Reason.NotEnforced, enforcement.seen().message()))
        : Optional.empty();
  }

  /** Said before all else: whoever wrote it has to mend it, however the rest fares. */
  private static Optional<Verdict> heldBack(HeldBack back) {
    if (back.isNothing()) {
      return Optional.empty();
    }
    Finding first = back.errors().getFirst();
    int more = back.errors().size() - 1;
    return Optional.of(
        new Verdict.Stuck(
            first.reason(),
            first.describe()
                + (more == 0 ? "" : "; and " + more + " more")
                + "; the last good state keeps standing of "
                + Shortened.toLength(String.join(", ", back.what()), HELD_BACK)
                + ", and all else is carried out"));
  }

  private static String status(Enforced enforced) {
    return switch (enforced.state()) {
      case TRUE -> "True";
      case FALSE -> "False";
      case UNKNOWN -> "Unknown";
    };
  }

  static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
