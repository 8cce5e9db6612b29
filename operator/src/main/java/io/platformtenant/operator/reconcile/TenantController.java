package io.platformtenant.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClientException;
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
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.status.TenantReport;
import java.time.Clock;
import java.util.List;

/** The SDK's face of the two roads of a tenant: keeping it true, and taking it down. */
@ControllerConfiguration(
    name = "platformtenant",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
public final class TenantController implements Reconciler<PlatformTenant>, Cleaner<PlatformTenant> {
  private final TenantReconciler reconciler;
  private final TenantTeardown teardown;
  private final StatusWriter statuses;
  private final SimpleInboundEventSource<PlatformTenant> wakeUps;
  private final Clock clock;

  public TenantController(
      TenantReconciler reconciler,
      TenantTeardown teardown,
      StatusWriter statuses,
      SimpleInboundEventSource<PlatformTenant> wakeUps,
      Clock clock) {
    this.reconciler = reconciler;
    this.teardown = teardown;
    this.statuses = statuses;
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
    return UpdateControl.<PlatformTenant>noUpdate().rescheduleAfter(reconciler.reconcile(tenant));
  }

  @Override
  public DeleteControl cleanup(PlatformTenant tenant, Context<PlatformTenant> context) {
    return teardown
        .takeDown(tenant)
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElseGet(DeleteControl::defaultDelete);
  }

  /** Told on the first failure; while the same one goes on, nothing new is written. */
  @Override
  public ErrorStatusUpdateControl<PlatformTenant> updateErrorStatus(
      PlatformTenant tenant, Context<PlatformTenant> context, Exception problem) {
    try {
      statuses.write(
          tenant,
          TenantReport.about(tenant, clock.instant()).faltered(problem),
          PlatformTenant::new);
    } catch (KubernetesClientException unreachable) {
      problem.addSuppressed(unreachable);
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }
}
