package io.platformtenant.operator.reconcile;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.platformtenant.api.ApiGroup;
import io.platformtenant.api.PlatformTenant;
import java.util.List;

/** The SDK's face of the two roads of a tenant: keeping it true, and taking it down. */
@ControllerConfiguration(
    name = "platformtenant",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
final class TenantReconciler implements Reconciler<PlatformTenant>, Cleaner<PlatformTenant> {
  private final TenantKeeper keeper;
  private final TenantTakedown takedown;
  private final SimpleInboundEventSource<PlatformTenant> wakeUps;

  TenantReconciler(
      TenantKeeper keeper,
      TenantTakedown takedown,
      SimpleInboundEventSource<PlatformTenant> wakeUps) {
    this.keeper = keeper;
    this.takedown = takedown;
    this.wakeUps = wakeUps;
  }

  @Override
  public List<EventSource<?, PlatformTenant>> prepareEventSources(
      EventSourceContext<PlatformTenant> context) {
    return List.of(wakeUps);
  }

  @Override
  public UpdateControl<PlatformTenant> reconcile(
      PlatformTenant tenant, Context<PlatformTenant> context) {
    return UpdateControl.<PlatformTenant>noUpdate().rescheduleAfter(keeper.keep(tenant));
  }

  @Override
  public DeleteControl cleanup(PlatformTenant tenant, Context<PlatformTenant> context) {
    return takedown
        .takeDown(tenant)
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElseGet(DeleteControl::defaultDelete);
  }
}
