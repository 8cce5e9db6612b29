package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.BootstrapCount;
import io.platformtenant.api.v1alpha1.ClusterStatus;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The status of a class. */
public final class ClassReport {

  private ClassReport() {}

  /**
   * @param inventory everything that was made for the class and may still be there
   */
  public static PlatformTenantClassStatus of(
      PlatformTenantClass tenantClass,
      ClassPlan plan,
      Outcome outcome,
      Observed observed,
      Collection<ObjectId> inventory,
      Followers followers,
      Instant now) {
    if (plan.isRefused()) {
      return refused(tenantClass, plan.errors(), followers, now);
    }
    var children =
        new Children(
            plan.objects(),
            List.of(),
            outcome,
            observed,
            LastReportedProblems.of(tenantClass.lastStatus()));
    Verdict verdict =
        inUse(tenantClass, followers).orElseGet(() -> verdict(children, outcome, followers));
    return status(
        tenantClass, verdict, followers, clusters(plan, children), entries(inventory), now);
  }

  /** The status while a class is taken down. */
  public static PlatformTenantClassStatus deleting(
      PlatformTenantClass tenantClass, Deletion step, Collection<ObjectId> left, Instant now) {
    return status(
        tenantClass,
        new Verdict.Waiting(Reason.Deleting, TeardownReport.describe(step)),
        Followers.NONE,
        List.of(),
        entries(left),
        now);
  }

  /** All that was said before, and that something unforeseen is tried again. */
  public static PlatformTenantClassStatus faltered(
      PlatformTenantClass tenantClass, Throwable problem, Instant now) {
    PlatformTenantClassStatus before = tenantClass.lastStatus();
    long generation = tenantClass.getMetadata().getGeneration();
    return new PlatformTenantClassStatus(
        before.observedGeneration(),
        new ConditionList(before.conditions(), generation, now)
            .summary(Verdict.trouble(problem))
            .toList(),
        before.tenants(),
        before.clusters(),
        before.inventory(),
        before.violations(),
        before.violationsTotal());
  }

  /** What stands keeps standing, and so does what was said about it. */
  private static PlatformTenantClassStatus refused(
      PlatformTenantClass tenantClass, List<Finding> findings, Followers followers, Instant now) {
    PlatformTenantClassStatus before = tenantClass.lastStatus();
    Finding first = findings.getFirst();
    String message =
        first.describe()
            + (before.inventory().isEmpty() ? "" : "; the last good state keeps standing");
    return status(
        tenantClass,
        inUse(tenantClass, followers).orElse(new Verdict.Stuck(first.reason(), message)),
        followers,
        before.clusters(),
        before.inventory(),
        now);
  }

  private static PlatformTenantClassStatus status(
      PlatformTenantClass tenantClass,
      Verdict verdict,
      Followers followers,
      List<ClusterStatus> clusters,
      List<InventoryEntry> inventory,
      Instant now) {
    long generation = tenantClass.getMetadata().getGeneration();
    return new PlatformTenantClassStatus(
        generation,
        new ConditionList(tenantClass.lastStatus().conditions(), generation, now)
            .summary(verdict)
            .toList(),
        followers.names().size(),
        clusters,
        inventory,
        Violations.of(followers.breaches()),
        followers.totalBreaches() == 0 ? null : followers.totalBreaches());
  }

  private static Optional<Verdict> inUse(PlatformTenantClass tenantClass, Followers followers) {
    return tenantClass.isMarkedForDeletion() && !followers.names().isEmpty()
        ? Optional.of(
            new Verdict.Waiting(
                Reason.InUse,
                "in use by "
                    + count(followers.names())
                    + ", the first of them \""
                    + followers.names().getFirst()
                    + "\"; move or off-board them and the class goes"))
        : Optional.empty();
  }

  private static Verdict verdict(Children children, Outcome outcome, Followers followers) {
    String followed = "Followed by " + count(followers.names()) + breaking(followers.breaches());
    Verdict bootstrap = PlaneVerdicts.bootstrap(children);
    return Stream.of(PlaneVerdicts.foundation(children), bootstrap)
        .filter(verdict -> !verdict.isReady())
        .findFirst()
        .or(() -> PlaneVerdicts.leaving(outcome))
        .orElseGet(
            () ->
                Verdict.ready(
                    children.isEmpty()
                        ? followed
                        : followed + "; " + Report.lowerFirst(bootstrap.message())));
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

  private static List<InventoryEntry> entries(Collection<ObjectId> inventory) {
    return inventory.stream().sorted().map(ObjectId::toInventoryEntry).toList();
  }

  private static String breaking(SortedMap<String, List<Finding>> breaches) {
    return breaches.isEmpty()
        ? ""
        : "; "
            + (breaches.size() == 1 ? "1 breaks" : breaches.size() + " break")
            + " its guardrails, the first of them \""
            + breaches.firstKey()
            + "\": see violations";
  }

  private static String count(List<String> tenants) {
    return tenants.size() == 1 ? "1 tenant" : tenants.size() + " tenants";
  }
}
