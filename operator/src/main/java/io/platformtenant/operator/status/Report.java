package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.model.Enforcement;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.TenantPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status of a tenant, from what was planned, what became of it and what was seen. */
public final class Report {
  private static final List<String> PLANES =
      List.of("FoundationReady", "BootstrapReady", "DeliveryReady");
  private static final String ENFORCED = "Enforced";
  private static final String NO_OVERLAP = "NoOverlap";

  private Report() {}

  /**
   * @param inventory everything that was made for the tenant and may still be there
   */
  public static PlatformTenantStatus of(
      PlatformTenant tenant,
      TenantPlan plan,
      Outcome outcome,
      Observed observed,
      Collection<ObjectId> inventory,
      Instant now) {
    return plan.isRefused()
        ? refused(tenant, plan, outcome, now)
        : carriedOut(tenant, plan, outcome, observed, inventory, now);
  }

  /** The status before anything is made: where it will be. */
  public static PlatformTenantStatus starting(PlatformTenant tenant, TenantPlan plan, Instant now) {
    PlatformTenantStatus before = tenant.lastStatus();
    return new PlatformTenantStatus(
        before.observedGeneration(),
        before.lastHandledReconcileAt(),
        plan.names().className(),
        plan.names().homeNamespace(),
        plan.names().argocdNamespace(),
        conditions(tenant, now)
            .summary(
                new Verdict.Waiting(Reason.Progressing, "Making namespaces, accounts and rights"))
            .toList(),
        null,
        null,
        List.of(),
        null,
        before.inventory(),
        List.of(),
        null);
  }

  private static PlatformTenantStatus carriedOut(
      PlatformTenant tenant,
      TenantPlan plan,
      Outcome outcome,
      Observed observed,
      Collection<ObjectId> inventory,
      Instant now) {
    var children =
        new Children(
            plan.objects(),
            plan.held(),
            outcome,
            observed,
            LastReportedProblems.of(tenant.lastStatus()));
    Verdict foundation = PlaneVerdicts.foundation(children);
    Verdict bootstrap = PlaneVerdicts.bootstrap(children);
    Verdict delivery = PlaneVerdicts.delivery(children);
    Enforced enforced = plan.enforcement().seen();
    List<Condition> conditions =
        conditions(tenant, now)
            .summary(
                enforced(plan.enforcement())
                    .filter(unsure -> ready(foundation, bootstrap, delivery, outcome).isReady())
                    .orElseGet(() -> ready(foundation, bootstrap, delivery, outcome)))
            .add(PLANES.get(0), foundation)
            .add(PLANES.get(1), bootstrap)
            .add(PLANES.get(2), delivery)
            .add(ENFORCED, status(enforced), enforced.reason(), enforced.message())
            .add(NO_OVERLAP, overlap(plan.warnings()))
            .toList();
    return new PlatformTenantStatus(
        tenant.getMetadata().getGeneration(),
        reconcileAt(tenant),
        plan.names().className(),
        plan.names().homeNamespace(),
        plan.names().argocdNamespace(),
        conditions,
        Counts.bootstrap(children, c -> true),
        Counts.delivery(children, c -> true),
        Environments.of(plan, children),
        null,
        entries(inventory),
        List.of(),
        null);
  }

  /** What keeps a tenant from being Ready when all else is. */
  private static Optional<Verdict> enforced(Enforcement enforcement) {
    return enforcement.closesGates()
        ? Optional.of(new Verdict.Waiting(Reason.NotEnforced, enforcement.seen().message()))
        : Optional.empty();
  }

  private static Verdict overlap(List<Finding> warnings) {
    List<Finding> overlaps =
        warnings.stream().filter(f -> f.reason() == Reason.PathShared).toList();
    if (overlaps.isEmpty()) {
      return Verdict.ready("No folder is applied by both Flux and Argo CD, as far as specs tell");
    }
    int more = overlaps.size() - 1;
    return new Verdict.Waiting(
        Reason.PathShared,
        overlaps.getFirst().describe() + (more == 0 ? "" : "; and " + more + " more"));
  }

  private static String status(Enforced enforced) {
    return switch (enforced.state()) {
      case TRUE -> "True";
      case FALSE -> "False";
      case UNKNOWN -> "Unknown";
    };
  }

  private static Verdict ready(
      Verdict foundation, Verdict bootstrap, Verdict delivery, Outcome outcome) {
    for (Verdict verdict : List.of(foundation, bootstrap, delivery)) {
      if (!verdict.isReady()) {
        return verdict;
      }
    }
    return PlaneVerdicts.leaving(outcome)
        .orElseGet(
            () ->
                delivery.reason() == Reason.AwaitingSync
                    ? delivery
                    : Verdict.ready(bootstrap.message() + "; " + lowerFirst(delivery.message())));
  }

  /** What stands keeps standing, and so does what was said about it. */
  private static PlatformTenantStatus refused(
      PlatformTenant tenant, TenantPlan plan, Outcome outcome, Instant now) {
    PlatformTenantStatus before = tenant.lastStatus();
    List<Finding> errors = plan.errors();
    Finding first = errors.getFirst();
    int more = errors.size() - 1;
    String message =
        first.describe()
            + (more == 0 ? "" : "; and " + more + " more")
            + (before.inventory().isEmpty() ? "" : "; the last good state keeps standing")
            + outcome.trouble().map(trouble -> "; " + trouble).orElse("");
    ConditionList conditions =
        conditions(tenant, now).summary(new Verdict.Stuck(first.reason(), message));
    PLANES.forEach(conditions::keep);
    conditions.keep(ENFORCED).keep(NO_OVERLAP);
    return standing(
        before,
        tenant.getMetadata().getGeneration(),
        reconcileAt(tenant),
        conditions.toList(),
        Violations.of(errors),
        errors.size());
  }

  /** The status while a tenant is taken down. */
  public static PlatformTenantStatus deleting(
      PlatformTenant tenant, Deletion deletion, Collection<ObjectId> inventory, Instant now) {
    PlatformTenantStatus before = tenant.lastStatus();
    return new PlatformTenantStatus(
        tenant.getMetadata().getGeneration(),
        reconcileAt(tenant),
        before.className(),
        before.homeNamespace(),
        before.argocdNamespace(),
        conditions(tenant, now)
            .summary(new Verdict.Waiting(Reason.Deleting, TeardownReport.describe(deletion)))
            .toList(),
        null,
        null,
        List.of(),
        deletion,
        entries(inventory),
        List.of(),
        null);
  }

  /**
   * The status after something unforeseen: all that was said before, and that it is tried again.
   */
  public static PlatformTenantStatus faltered(
      PlatformTenant tenant, Throwable problem, Instant now) {
    PlatformTenantStatus before = tenant.lastStatus();
    ConditionList conditions = conditions(tenant, now).summary(Verdict.trouble(problem));
    PLANES.forEach(conditions::keep);
    conditions.keep(ENFORCED).keep(NO_OVERLAP);
    return standing(
        before,
        before.observedGeneration(),
        before.lastHandledReconcileAt(),
        conditions.toList(),
        before.violations(),
        before.violationsTotal());
  }

  /** All that was said before, with other conditions. */
  private static PlatformTenantStatus standing(
      PlatformTenantStatus before,
      Long observedGeneration,
      String lastHandledReconcileAt,
      List<Condition> conditions,
      List<Violation> violations,
      Integer violationsTotal) {
    return new PlatformTenantStatus(
        observedGeneration,
        lastHandledReconcileAt,
        before.className(),
        before.homeNamespace(),
        before.argocdNamespace(),
        conditions,
        before.bootstrap(),
        before.delivery(),
        before.environments(),
        before.deletion(),
        before.inventory(),
        violations,
        violationsTotal);
  }

  private static ConditionList conditions(PlatformTenant tenant, Instant now) {
    return new ConditionList(
        tenant.lastStatus().conditions(), tenant.getMetadata().getGeneration(), now);
  }

  private static String reconcileAt(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getAnnotations())
        .map((Map<String, String> a) -> a.get(ApiGroup.RECONCILE_AT_ANNOTATION))
        .filter(at -> !at.isEmpty())
        .orElse(null);
  }

  private static List<InventoryEntry> entries(Collection<ObjectId> inventory) {
    return inventory.stream().sorted().map(ObjectId::toInventoryEntry).toList();
  }

  static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
