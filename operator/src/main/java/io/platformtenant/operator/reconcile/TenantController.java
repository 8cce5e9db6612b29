package io.platformtenant.operator.reconcile;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.status.TenantReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The SDK's face of the two roads of a tenant: keeping it true, and taking it down. */
@ControllerConfiguration(
    name = "platformtenant",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
public final class TenantController implements Reconciler<PlatformTenant>, Cleaner<PlatformTenant> {
  private final TenantReconciler reconciler;
  private final TenantTeardown teardown;
  private final Teller<PlatformTenant, PlatformTenantStatus> teller;
  private final LookTime<PlatformTenant> time;
  private final SimpleInboundEventSource<PlatformTenant> wakeUps;
  private final Clock clock;

  public TenantController(
      TenantReconciler reconciler,
      TenantTeardown teardown,
      Teller<PlatformTenant, PlatformTenantStatus> teller,
      LookTime<PlatformTenant> time,
      SimpleInboundEventSource<PlatformTenant> wakeUps,
      Clock clock) {
    this.reconciler = reconciler;
    this.teardown = teardown;
    this.teller = teller;
    this.time = time;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PlatformTenant>> prepareEventSources(
      EventSourceContext<PlatformTenant> context) {
    return List.of(wakeUps);
  }

  @Override
  public UpdateControl<PlatformTenant> reconcile(
      PlatformTenant tenant, Context<PlatformTenant> context) {
    UpdateControl<PlatformTenant> none = UpdateControl.noUpdate();
    return time.isOurs(tenant) ? none.rescheduleAfter(look(tenant)) : none;
  }

  private Duration look(PlatformTenant tenant) {
    return time.notBefore(tenant)
        .orElseGet(
            () -> NamedLook.at(owner(tenant), Backoff.AT_ONCE, () -> reconciler.reconcile(tenant)));
  }

  @Override
  public DeleteControl cleanup(PlatformTenant tenant, Context<PlatformTenant> context) {
    if (!time.isOurs(tenant)) {
      return DeleteControl.noFinalizerRemoval();
    }
    return time.notBefore(tenant)
        .or(
            () ->
                NamedLook.at(
                    owner(tenant), Optional.of(Backoff.AT_ONCE), () -> teardown.takeDown(tenant)))
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElseGet(DeleteControl::defaultDelete);
  }

  /** Told on the first failure; while the same one goes on, nothing new is written. */
  @Override
  public ErrorStatusUpdateControl<PlatformTenant> updateErrorStatus(
      PlatformTenant tenant, Context<PlatformTenant> context, Exception problem) {
    var report = TenantReport.about(tenant, clock.instant());
    try (var _ = NamedLook.named(owner(tenant))) {
      teller.tellTrouble(tenant, report.faltered(problem), problem);
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private static Owner owner(PlatformTenant tenant) {
    return Owner.ofTenant(tenant.getMetadata().getName());
  }
}
