package io.platformtenant.operator.reconcile.overriding;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.reconcile.LookTime;
import io.platformtenant.operator.reconcile.NamedLook;
import io.platformtenant.operator.status.OverrideReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The SDK's face of an override. It has no finalizer: what it opened shuts when it is gone. */
@ControllerConfiguration(
    name = "platformtenantoverride",
    fieldManager = ApiGroup.FIELD_MANAGER,
    generationAwareEventProcessing = false)
public final class OverrideController implements Reconciler<PlatformTenantOverride> {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final OverrideReconciler reconciler;
  private final OverrideTeller teller;
  private final LookTime<PlatformTenantOverride> time;
  private final SimpleInboundEventSource<PlatformTenantOverride> wakeUps;
  private final Clock clock;

  public OverrideController(
      OverrideReconciler reconciler,
      OverrideTeller teller,
      LookTime<PlatformTenantOverride> time,
      SimpleInboundEventSource<PlatformTenantOverride> wakeUps,
      Clock clock) {
    this.reconciler = reconciler;
    this.teller = teller;
    this.time = time;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PlatformTenantOverride>> prepareEventSources(
      EventSourceContext<PlatformTenantOverride> context) {
    return List.of(wakeUps);
  }

  @Override
  public UpdateControl<PlatformTenantOverride> reconcile(
      PlatformTenantOverride override, Context<PlatformTenantOverride> context) {
    UpdateControl<PlatformTenantOverride> none = UpdateControl.noUpdate();
    if (!time.isOurs(override)) {
      return none;
    }
    Optional<Duration> next =
        time.notBefore(override)
            .or(
                () ->
                    NamedLook.at(
                        "override",
                        override.getMetadata().getName(),
                        Optional.of(AGAIN),
                        () -> reconciler.reconcile(override)));
    return next.map(none::rescheduleAfter).orElse(none);
  }

  /** Told on the first failure; while the same one goes on, nothing new is written. */
  @Override
  public ErrorStatusUpdateControl<PlatformTenantOverride> updateErrorStatus(
      PlatformTenantOverride override, Context<PlatformTenantOverride> context, Exception problem) {
    teller.tellTrouble(
        override, OverrideReport.about(override, clock.instant()).faltered(problem), problem);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }
}
