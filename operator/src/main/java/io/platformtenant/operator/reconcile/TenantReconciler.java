package io.platformtenant.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.lifecycle.NarrowingHold;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.plan.PartedPlan;
import io.platformtenant.operator.plan.PartedPlanner;
import io.platformtenant.operator.reconcile.parts.AcceptedParts;
import io.platformtenant.operator.reconcile.people.LostRights;
import io.platformtenant.operator.status.TenantReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a tenant true: look, plan, act, tell. */
public final class TenantReconciler {
  private static final Duration CONFLICT_LOOK = Duration.ofSeconds(30);

  private final TenantWorlds worlds;
  private final Upkeep<PlatformTenant, PlatformTenantStatus> upkeep;
  private final AcceptedParts accepted;
  private final LostRights lostRights;
  private final Standstill standstill;
  private final Backoff backoff;
  private final Measures measures;
  private final Clock clock;

  public TenantReconciler(
      TenantWorlds worlds,
      Upkeep<PlatformTenant, PlatformTenantStatus> upkeep,
      AcceptedParts accepted,
      LostRights lostRights,
      Standstill standstill,
      Backoff backoff,
      Measures measures,
      Clock clock) {
    this.worlds = worlds;
    this.upkeep = upkeep;
    this.accepted = accepted;
    this.lostRights = lostRights;
    this.standstill = standstill;
    this.backoff = backoff;
    this.measures = measures;
    this.clock = clock;
  }

  /** When to look again, if nothing happens before. */
  Duration reconcile(PlatformTenant tenant) {
    Owner owner = Owner.ofTenant(tenant.getMetadata().getName());
    Look<PlatformTenant> look = upkeep.look(tenant, owner, Inventory.listed(tenant));
    if (Suspension.isAskedFor(tenant)) {
      return standstill.keep(look);
    }
    World world = worlds.around(look, clock.instant());
    PartedPlan parted =
        measures.planning(() -> PartedPlanner.plan(world, () -> accepted.of(tenant)));
    if (parted.plan().isRefused()) {
      return refuse(look, parted.plan());
    }
    Optional<NarrowingHold> hold = narrowing(tenant, parted.plan());
    if (hold.isPresent()) {
      return hold(look, parted.plan(), hold.get());
    }
    return record(tenant, parted.plan())
        .map(recorded -> carryOut(look.at(recorded), parted, unproven(world, recorded)))
        .orElse(Backoff.AT_ONCE);
  }

  /** Off-boarding finds the home namespace by the status, so it is there before anything else. */
  private Optional<PlatformTenant> record(PlatformTenant tenant, TenantPlan plan) {
    return plan.home().equals(tenant.lastStatus().homeNamespace())
        ? Optional.of(tenant)
        : upkeep.tell(tenant, report(tenant).starting(plan));
  }

  /**
   * Whose specs may be older than the server's. A tenant whose status has just been written is not:
   * that write names the version that was read.
   */
  private static List<HasMetadata> unproven(World world, PlatformTenant recorded) {
    boolean written = !versionOf(recorded).equals(versionOf(world.tenant()));
    return world.carriedOut().stream()
        .filter(spec -> !written || !(spec instanceof PlatformTenant))
        .toList();
  }

  private static String versionOf(PlatformTenant tenant) {
    return tenant.getMetadata().getResourceVersion();
  }

  /** What is accepted is kept before it is carried out: nothing is ever live that was not. */
  private Duration carryOut(
      Look<PlatformTenant> look, PartedPlan parted, List<HasMetadata> unproven) {
    TenantPlan plan = Suspension.keptShut(parted.plan(), look.seen());
    standstill.endBlocked(look, plan.frozen());
    boolean isProven = unproven.stream().noneMatch(PlatformTenant.class::isInstance);
    Optional<String> revision =
        parted
            .accepted()
            .flatMap(
                part ->
                    accepted.keep(
                        look.resource(), part, tenant -> isProven || upkeep.isSpecCurrent(tenant)));
    Duration next =
        upkeep.carryOut(
            new Upkeep.Task<>(
                look,
                plan,
                unproven,
                Dependents.NONE,
                (tenant, done) -> report(tenant).carriedOut(plan, done, revision)));
    return untilEdge(
        isConflict(plan.heldBack().errors()) && next.compareTo(CONFLICT_LOOK) > 0
            ? CONFLICT_LOOK
            : next,
        plan.frozen());
  }

  /** A freeze begins and ends on time, whatever else there is to wait for. */
  private Duration untilEdge(Duration next, Frozen frozen) {
    return frozen
        .nextEdge()
        .map(edge -> Duration.between(clock.instant(), edge))
        .map(left -> left.compareTo(Backoff.AT_ONCE) < 0 ? Backoff.AT_ONCE : left)
        .filter(left -> left.compareTo(next) < 0)
        .orElse(next);
  }

  private Optional<NarrowingHold> narrowing(PlatformTenant tenant, TenantPlan plan) {
    return NarrowingHold.of(
        tenant,
        plan.wanted().stream()
            .filter(id -> id.kind().purpose() == Purpose.NAMESPACE)
            .map(ObjectId::name)
            .collect(Collectors.toUnmodifiableSet()),
        clock.instant());
  }

  /** As where it is refused. An approval, or what is put back, wakes it at once. */
  private Duration hold(Look<PlatformTenant> look, TenantPlan plan, NarrowingHold hold) {
    PlatformTenant tenant = look.resource();
    Optional<String> trouble = withoutPlan(look);
    Set<ObjectId> leaving = Inventory.leaving(look.seen().objects(), plan.wanted()).keySet();
    measures.contracts().refused(tenant);
    return upkeep.tell(
        tenant,
        report(tenant).narrowingHeld(plan, hold, leaving, trouble),
        () ->
            trouble.isPresent()
                ? backoff.next(look.owner().name())
                : backoff.quiet(look.owner().name()));
  }

  /**
   * Everything stays as it is, but for the rights of groups and people that are seen to have left.
   */
  private Duration refuse(Look<PlatformTenant> look, TenantPlan plan) {
    PlatformTenant tenant = look.resource();
    Optional<String> trouble = withoutPlan(look);
    measures.contracts().refused(tenant);
    return upkeep.tell(
        tenant,
        report(tenant).refused(plan, trouble),
        () -> next(look.owner().name(), plan, trouble.isPresent()));
  }

  /**
   * What is done in any case.
   *
   * @return what went wrong
   */
  private Optional<String> withoutPlan(Look<PlatformTenant> look) {
    Optional<String> rights = lostRights.takeFrom(look.resource(), look.seen(), look.budget());
    return standstill.end(look).or(() -> rights);
  }

  private Duration next(String name, TenantPlan refused, boolean troubled) {
    if (troubled) {
      return backoff.next(name);
    }
    return isConflict(refused.errors()) ? backoff.reset(name, CONFLICT_LOOK) : backoff.quiet(name);
  }

  private static boolean isConflict(List<Finding> errors) {
    return errors.stream().anyMatch(f -> f.reason() == Reason.NameConflict);
  }

  private TenantReport report(PlatformTenant tenant) {
    return TenantReport.about(tenant, clock.instant());
  }
}
