package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Actor;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.api.v1alpha1.HeldBackItem;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.lifecycle.NarrowingHold;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantNames;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.TenantPlan.HeldBack;
import io.platformtenant.operator.text.Shortened;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status of a tenant, from what was planned, what became of it and what was seen. */
public final class TenantReport {
  /** A time or a nonce is shorter; what is longer would take the room that a status needs. */
  private static final int LONGEST_ECHO = 256;

  private final PlatformTenant tenant;
  private final PlatformTenantStatus before;
  private final TenantConditions conditions;
  private final Instant now;

  private TenantReport(PlatformTenant tenant, Instant now) {
    this.tenant = tenant;
    this.before = tenant.lastStatus();
    this.conditions = new TenantConditions(tenant, now);
    this.now = now;
  }

  public static TenantReport about(PlatformTenant tenant, Instant now) {
    return new TenantReport(tenant, now);
  }

  /** Before anything is made: where it will be. */
  public PlatformTenantStatus starting(TenantPlan plan) {
    return told(
        placed(plan.names())
            .withObservedGeneration(before.observedGeneration())
            .withLastHandledReconcileAt(before.lastHandledReconcileAt())
            .withConditions(
                conditions.only(
                    new Verdict.Waiting(
                        Reason.Progressing, "Making namespaces, accounts and rights")))
            .withInventory(before.inventory())
            .withAcceptedRevision(before.acceptedRevision())
            .withDeletionProtection(plan.deletionProtected())
            .withDeletionPolicy(plan.deletion())
            .withBlastRadius(before.blastRadius()));
  }

  /**
   * @param revision what keeps the team's part as it was accepted
   */
  public PlatformTenantStatus carriedOut(
      TenantPlan plan, CarriedOut done, Optional<String> revision) {
    var children =
        new Children(
            plan.objects(),
            plan.held(),
            done.outcome(),
            done.observed(),
            done.silence(),
            LastReportedProblems.of(before),
            plan.frozen());
    List<Condition> all = conditions.of(plan, done.outcome(), children);
    HeldBack back = plan.heldBack();
    return told(
        placed(plan.names())
            .withObservedGeneration(tenant.getMetadata().getGeneration())
            .withLastHandledReconcileAt(reconcileAt())
            .withConditions(all)
            .withBootstrap(Counts.bootstrap(children, c -> true))
            .withDelivery(Counts.delivery(children, c -> true))
            .withEnvironments(Environments.of(plan, children, done.observed(), tenant.getSpec()))
            .withFreeze(FreezeReport.status(plan.frozen()))
            .withInventory(Inventory.entries(done.inventory()))
            .withViolations(
                Violations.ofTenant(back.isNothing() ? plan.findings() : back.findings()))
            .withViolationsTotal(back.isNothing() ? null : back.errors().size())
            .withHeldBack(heldBack(back.what()))
            .withActor(back.isNothing() ? Actors.of(all) : Actors.mending(back.errors()))
            .withAcceptedRevision(revision.orElse(null))
            .withDeletionProtection(plan.deletionProtected())
            .withDeletionPolicy(plan.deletion())
            .withBlastRadius(BlastRadii.of(plan, done.inventory()))
            .withAdoption(AdoptionList.of(done.outcome().met().values()))
            .withAdoptionTotal(AdoptionList.total(done.outcome().met().values())));
  }

  /**
   * What stands keeps standing, and so does what was said about it.
   *
   * @param trouble what went wrong with the rights that go nevertheless
   */
  public PlatformTenantStatus refused(TenantPlan plan, Optional<String> trouble) {
    List<Finding> errors = plan.errors();
    Finding first = errors.getFirst();
    int more = errors.size() - 1;
    String message =
        first.describe()
            + (more == 0 ? "" : "; and " + more + " more")
            + (before.inventory().isEmpty() ? "" : "; the last good state keeps standing")
            + trouble.map(t -> "; " + t).orElse("");
    return told(
        new PlatformTenantStatusBuilder(before)
            .withObservedGeneration(tenant.getMetadata().getGeneration())
            .withLastHandledReconcileAt(reconcileAt())
            .withConditions(conditions.standing(new Verdict.Stuck(first.reason(), message)))
            .withViolations(Violations.ofTenant(plan.findings()))
            .withViolationsTotal(errors.size())
            .withHeldBack(heldBack(List.of("everything")))
            .withActor(Actors.mending(errors)));
  }

  /**
   * While a part of it is to leave that is protected: nothing has been touched, and what was said
   * keeps standing, above all what is protected.
   *
   * @param leaving all that would go
   * @param trouble what went wrong with the rights that go nevertheless
   */
  public PlatformTenantStatus narrowingHeld(
      TenantPlan plan, NarrowingHold hold, Collection<ObjectId> leaving, Optional<String> trouble) {
    HeldBack back = plan.heldBack();
    String message =
        hold.describe(tenant.getMetadata().getName(), BlastRadii.summary(leaving))
            + trouble.map(t -> "; " + t).orElse("");
    return told(
        new PlatformTenantStatusBuilder(before)
            .withObservedGeneration(tenant.getMetadata().getGeneration())
            .withLastHandledReconcileAt(reconcileAt())
            .withConditions(conditions.standing(new Verdict.Stuck(Reason.RemovalHeld, message)))
            .withViolations(
                Violations.ofTenant(back.isNothing() ? plan.findings() : back.findings()))
            .withViolationsTotal(back.isNothing() ? null : back.errors().size())
            .withHeldBack(heldBack(List.of("everything")))
            .withActor(Actor.Platform));
  }

  /**
   * While it is suspended: what stands keeps standing, and so does what was said about it.
   *
   * @param trouble what could not be stopped, or taken away
   */
  public PlatformTenantStatus suspended(Optional<String> trouble) {
    String message =
        "Suspended by spec.suspend: both engines stand still, and nothing of it is changed or put"
            + " back; rights of people who leave access are taken away all the same. To go on:"
            + " kubectl patch pt "
            + tenant.getMetadata().getName()
            + " --type merge -p '{\"spec\":{\"suspend\":null}}'"
            + trouble.map(t -> "; " + t).orElse("");
    return told(
        new PlatformTenantStatusBuilder(before)
            .withObservedGeneration(tenant.getMetadata().getGeneration())
            .withLastHandledReconcileAt(reconcileAt())
            .withConditions(conditions.standing(new Verdict.Stuck(Reason.Suspended, message)))
            .withActor(Actor.Platform));
  }

  /**
   * While it is taken down.
   *
   * @param policy what is left when it is gone
   * @param left what was made for it and is not gone yet
   */
  public PlatformTenantStatus deleting(
      EffectiveDeletionPolicy policy, Teardown teardown, Collection<ObjectId> left) {
    ForcedStep forced = TeardownReport.forced(tenant);
    var deletion = TeardownReport.of(teardown, before.deletion(), forced, now);
    return told(
        new PlatformTenantStatusBuilder()
            .withClassName(before.className())
            .withHomeNamespace(before.homeNamespace())
            .withArgocdNamespace(before.argocdNamespace())
            .withObservedGeneration(tenant.getMetadata().getGeneration())
            .withLastHandledReconcileAt(reconcileAt())
            .withConditions(
                conditions.only(
                    new Verdict.Waiting(
                        Reason.Deleting, TeardownReport.describe(deletion, forced))))
            .withDeletion(deletion)
            .withInventory(Inventory.entries(left))
            .withDeletionProtection(before.deletionProtection())
            .withDeletionPolicy(policy)
            .withBlastRadius(before.blastRadius()));
  }

  /**
   * While its deletion waits for somebody to approve it: nothing has been touched, and what was
   * said of it keeps standing.
   */
  public PlatformTenantStatus held(DeletionHold.Held hold) {
    Deletion was = before.deletion();
    return told(
        stayingThough(hold.why())
            .withDeletion(
                new Deletion(
                    DeletionHold.STEP,
                    List.of("annotation " + ApiGroup.DELETION_APPROVED_ANNOTATION),
                    before.inventory().size(),
                    was == null ? now.truncatedTo(ChronoUnit.SECONDS).toString() : was.since(),
                    null))
            .withActor(Actor.Platform));
  }

  /**
   * While it is deleted and removals are held. The step it is at stays: it goes on from there, and
   * needs no approval that it did not need before.
   */
  public PlatformTenantStatus removalsHeld() {
    return told(stayingThough(Removals.WHY).withActor(Actor.Platform));
  }

  private PlatformTenantStatusBuilder stayingThough(String why) {
    String radius =
        Optional.ofNullable(before.blastRadius()).map(b -> " (" + b.summary() + ")").orElse("");
    return new PlatformTenantStatusBuilder(before)
        .withObservedGeneration(tenant.getMetadata().getGeneration())
        .withLastHandledReconcileAt(reconcileAt())
        .withConditions(
            conditions.standing(
                new Verdict.Stuck(
                    Reason.RemovalHeld, "It is deleted but nothing goes" + radius + ": " + why)));
  }

  /** After something unforeseen: all that was said before, and that it is tried again. */
  public PlatformTenantStatus faltered(Throwable problem) {
    return told(
        new PlatformTenantStatusBuilder(before)
            .withConditions(conditions.standing(Verdict.trouble(problem))));
  }

  private PlatformTenantStatus told(PlatformTenantStatusBuilder status) {
    PlatformTenantStatus said = status.build();
    return new PlatformTenantStatusBuilder(said)
        .withHistory(History.after(before.history(), said, now))
        .build();
  }

  private List<HeldBackItem> heldBack(List<String> what) {
    return HeldBackItems.of(what, before.heldBack(), tenant.getMetadata().getGeneration(), now);
  }

  private static PlatformTenantStatusBuilder placed(TenantNames names) {
    return new PlatformTenantStatusBuilder()
        .withClassName(names.className())
        .withHomeNamespace(names.homeNamespace())
        .withArgocdNamespace(names.argocdNamespace());
  }

  private String reconcileAt() {
    return Optional.ofNullable(tenant.getMetadata().getAnnotations())
        .map((Map<String, String> a) -> a.get(ApiGroup.RECONCILE_AT_ANNOTATION))
        .filter(at -> !at.isEmpty())
        .map(at -> Shortened.toLength(at, LONGEST_ECHO))
        .orElse(null);
  }
}
