package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.BootstrapCount;
import io.platformtenant.api.v1alpha1.ClusterStatus;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatusBuilder;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.freezing.Frozen;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a class. */
public final class ClassReport {
  private final PlatformTenantClass tenantClass;
  private final PlatformTenantClassStatus before;
  private final Instant now;

  private ClassReport(PlatformTenantClass tenantClass, Instant now) {
    this.tenantClass = tenantClass;
    this.before = tenantClass.lastStatus();
    this.now = now;
  }

  public static ClassReport about(PlatformTenantClass tenantClass, Instant now) {
    return new ClassReport(tenantClass, now);
  }

  public PlatformTenantClassStatus carriedOut(
      ClassPlan plan, Followers followers, CarriedOut done) {
    var children =
        new Children(
            plan.objects(),
            List.of(),
            done.outcome(),
            done.observed(),
            done.silence(),
            LastReportedProblems.of(before),
            Frozen.NOTHING);
    Verdict verdict =
        inUse(followers).orElseGet(() -> verdict(children, done.outcome(), followers));
    return followed(plan, followers)
        .withConditions(list(verdict).fights(done.outcome().fights()).toList())
        .withClusters(clusters(plan, children))
        .withInventory(Inventory.entries(done.inventory()))
        .build();
  }

  /** What stands keeps standing, and so does what was said about it. */
  public PlatformTenantClassStatus refused(ClassPlan plan, Followers followers) {
    Finding first = plan.errors().getFirst();
    String message =
        first.describe()
            + (before.inventory().isEmpty() ? "" : "; the last good state keeps standing");
    return followed(plan, followers)
        .withConditions(
            conditions(inUse(followers).orElse(new Verdict.Stuck(first.reason(), message))))
        .withClusters(before.clusters())
        .withInventory(before.inventory())
        .build();
  }

  /** While it is taken down. */
  public PlatformTenantClassStatus deleting(Teardown teardown, Collection<ObjectId> left) {
    var step = TeardownReport.of(teardown, null, ForcedStep.NONE, now);
    return new PlatformTenantClassStatusBuilder()
        .withObservedGeneration(tenantClass.getMetadata().getGeneration())
        .withConditions(
            conditions(new Verdict.Waiting(Reason.Deleting, TeardownReport.describe(step))))
        .withTenants(0)
        .withInventory(Inventory.entries(left))
        .build();
  }

  /** While it is deleted and removals are held: nothing has been touched. */
  public PlatformTenantClassStatus removalsHeld() {
    return new PlatformTenantClassStatusBuilder(before)
        .withObservedGeneration(tenantClass.getMetadata().getGeneration())
        .withConditions(
            conditions(
                new Verdict.Stuck(
                    Reason.RemovalHeld, "It is deleted but nothing goes: " + Removals.WHY)))
        .build();
  }

  /** All that was said before, and that something unforeseen is tried again. */
  public PlatformTenantClassStatus faltered(Throwable problem) {
    return new PlatformTenantClassStatusBuilder(before)
        .withConditions(conditions(Verdict.trouble(problem)))
        .build();
  }

  private PlatformTenantClassStatusBuilder followed(ClassPlan plan, Followers followers) {
    int violations = plan.errors().size() + followers.totalBreaches();
    return new PlatformTenantClassStatusBuilder()
        .withObservedGeneration(tenantClass.getMetadata().getGeneration())
        .withTenants(followers.names().size())
        .withViolations(Violations.ofClass(plan.findings(), followers.breaches()))
        .withViolationsTotal(violations == 0 ? null : violations);
  }

  private List<Condition> conditions(Verdict verdict) {
    return list(verdict).keep(ConditionList.DRIFT_FIGHT).toList();
  }

  private ConditionList list(Verdict verdict) {
    return new ConditionList(before.conditions(), tenantClass.getMetadata().getGeneration(), now)
        .summary(verdict);
  }

  private Optional<Verdict> inUse(Followers followers) {
    return tenantClass.isMarkedForDeletion() && !followers.names().isEmpty()
        ? Optional.of(
            new Verdict.Waiting(
                Reason.InUse,
                "in use by "
                    + followers.count()
                    + ", the first of them \""
                    + followers.names().getFirst()
                    + "\"; move or off-board them and the class goes"))
        : Optional.empty();
  }

  private static Verdict verdict(Children children, Outcome outcome, Followers followers) {
    Verdict bootstrap = PlaneVerdicts.bootstrap(children);
    return Stream.of(PlaneVerdicts.foundation(children), bootstrap)
        .filter(verdict -> !verdict.isReady())
        .findFirst()
        .or(() -> PlaneVerdicts.leaving(outcome))
        .orElseGet(
            () ->
                Verdict.ready(
                    children.isEmpty()
                        ? followers.describe()
                        : followers.describe()
                            + "; "
                            + TenantConditions.lowerFirst(bootstrap.message())));
  }

  private static List<ClusterStatus> clusters(ClassPlan plan, Children children) {
    if (plan.objects().isEmpty()) {
      return List.of();
    }
    BootstrapCount stages = Counts.bootstrap(children, c -> true);
    return List.of(
        new ClusterStatus(
            ClusterName.IN_CLUSTER.value(),
            stages.ready(),
            stages.total(),
            Environments.firstProblem(children, c -> true).orElse(null)));
  }
}
