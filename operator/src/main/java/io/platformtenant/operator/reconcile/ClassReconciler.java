package io.platformtenant.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.reconcile.PlanExecutor.Placed;
import io.platformtenant.operator.status.CarriedOut;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.Followers;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.TenantEvents;
import io.platformtenant.operator.watch.Caches;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Keeps the cluster stages of a class true: look, plan, act, tell. */
public final class ClassReconciler {
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private final OperatorSettings settings;
  private final JudgedClasses classes;
  private final FollowerCheck followerCheck;
  private final Caches caches;
  private final PlanExecutor executor;
  private final StatusWriter statuses;
  private final TenantEvents events;
  private final Clock clock;
  private final Backoff backoff;

  public ClassReconciler(
      OperatorSettings settings,
      JudgedClasses classes,
      FollowerCheck followerCheck,
      Caches caches,
      ClusterWriters writers,
      StatusWriter statuses,
      TenantEvents events,
      Clock clock,
      Backoff backoff) {
    this.settings = settings;
    this.classes = classes;
    this.followerCheck = followerCheck;
    this.caches = caches;
    this.executor = new PlanExecutor(writers, caches);
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
    this.backoff = backoff;
  }

  /** When to look again, if nothing happens before. */
  Duration reconcile(PlatformTenantClass tenantClass) {
    JudgedClass judged = classes.judge(tenantClass);
    Followers followers = followerCheck.of(judged);
    ClassPlan plan = ClassPlanner.plan(new ClassWorld(judged, settings.bindableRoles()));
    if (!plan.isRefused()) {
      return carryOut(tenantClass, plan, followers);
    }
    backoff.reset(tenantClass.getMetadata().getName());
    var status = ClassReport.about(tenantClass, clock.instant()).refused(plan, followers);
    return tell(tenantClass, status).map(c -> backoff.about(settings.resync())).orElse(AT_ONCE);
  }

  /** A class in use is not taken down. */
  boolean isFollowed(PlatformTenantClass tenantClass) {
    return followerCheck.isFollowed(classes.judge(tenantClass));
  }

  void tellTrouble(PlatformTenantClass tenantClass, Exception problem) {
    try {
      statuses.write(
          tenantClass,
          ClassReport.about(tenantClass, clock.instant()).faltered(problem),
          PlatformTenantClass::new);
    } catch (KubernetesClientException unreachable) {
      problem.addSuppressed(unreachable);
    }
  }

  private Duration carryOut(PlatformTenantClass tenantClass, ClassPlan plan, Followers followers) {
    Owner owner = Owner.ofClass(plan.className());
    Set<ObjectId> listed = Inventory.listed(tenantClass);
    Placed placed = executor.apply(owner, plan, listed);
    events.tell(tenantClass, placed.applied());

    Optional<PlatformTenantClass> written =
        listBeforePruning(tenantClass, plan, placed, listed, followers);
    if (written.isEmpty()) {
      return AT_ONCE;
    }
    var dependents = new Dependents(caches, plan.namespace());
    Outcome outcome =
        dependents.explain(
            executor.prune(
                placed, Home.of(plan.namespace()), dependents.of(placed.leaving().keySet())));
    Observed last = caches.observe(owner);
    var status =
        ClassReport.about(written.get(), clock.instant())
            .carriedOut(
                plan,
                followers,
                new CarriedOut(outcome, last, Inventory.after(listed, last, outcome)));
    return tell(written.get(), status)
        .map(c -> backoff.after(plan.className(), outcome, settings.resync()))
        .orElse(AT_ONCE);
  }

  /** A class killed half-way through a removal still knows all that it made. */
  private Optional<PlatformTenantClass> listBeforePruning(
      PlatformTenantClass tenantClass,
      ClassPlan plan,
      Placed placed,
      Set<ObjectId> listed,
      Followers followers) {
    if (!placed.mustBeListed(listed)) {
      return Optional.of(tenantClass);
    }
    var status =
        ClassReport.about(tenantClass, clock.instant())
            .carriedOut(
                plan,
                followers,
                new CarriedOut(
                    placed.beforePruning(),
                    caches.observe(Owner.ofClass(plan.className())),
                    placed.inventory(listed)));
    return tell(tenantClass, status);
  }

  private Optional<PlatformTenantClass> tell(
      PlatformTenantClass tenantClass, PlatformTenantClassStatus status) {
    Optional<PlatformTenantClass> written =
        statuses.write(tenantClass, status, PlatformTenantClass::new);
    written.ifPresent(c -> events.tell(tenantClass, status));
    return written;
  }
}
