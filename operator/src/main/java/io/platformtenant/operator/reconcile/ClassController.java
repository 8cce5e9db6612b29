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
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.status.ClassReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The SDK's face of a class: kept true while anybody follows it, and taken down after. */
@ControllerConfiguration(
    name = "platformtenantclass",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
public final class ClassController
    implements Reconciler<PlatformTenantClass>, Cleaner<PlatformTenantClass> {
  private final ClassReconciler reconciler;
  private final ClassTeardown teardown;
  private final Teller<PlatformTenantClass, PlatformTenantClassStatus> teller;
  private final LookTime<PlatformTenantClass> time;
  private final SimpleInboundEventSource<PlatformTenantClass> wakeUps;
  private final Clock clock;

  public ClassController(
      ClassReconciler reconciler,
      ClassTeardown teardown,
      Teller<PlatformTenantClass, PlatformTenantClassStatus> teller,
      LookTime<PlatformTenantClass> time,
      SimpleInboundEventSource<PlatformTenantClass> wakeUps,
      Clock clock) {
    this.reconciler = reconciler;
    this.teardown = teardown;
    this.teller = teller;
    this.time = time;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PlatformTenantClass>> prepareEventSources(
      EventSourceContext<PlatformTenantClass> context) {
    return List.of(wakeUps);
  }

  @Override
  public UpdateControl<PlatformTenantClass> reconcile(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context) {
    UpdateControl<PlatformTenantClass> none = UpdateControl.noUpdate();
    return time.isOurs(tenantClass) ? none.rescheduleAfter(look(tenantClass)) : none;
  }

  private Duration look(PlatformTenantClass tenantClass) {
    return time.notBefore(tenantClass)
        .orElseGet(
            () ->
                NamedLook.at(
                    owner(tenantClass), Backoff.AT_ONCE, () -> reconciler.reconcile(tenantClass)));
  }

  /** A class in use is kept, and kept true: the stages of its tenants stand on its own. */
  @Override
  public DeleteControl cleanup(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context) {
    if (!time.isOurs(tenantClass)) {
      return DeleteControl.noFinalizerRemoval();
    }
    return time.notBefore(tenantClass)
        .or(
            () ->
                NamedLook.at(
                    owner(tenantClass),
                    Optional.of(Backoff.AT_ONCE),
                    () -> keepOrTakeDown(tenantClass)))
        .map(next -> DeleteControl.noFinalizerRemoval().rescheduleAfter(next))
        .orElseGet(DeleteControl::defaultDelete);
  }

  private Optional<Duration> keepOrTakeDown(PlatformTenantClass tenantClass) {
    return reconciler.isFollowed(tenantClass)
        ? Optional.of(reconciler.reconcile(tenantClass))
        : teardown.takeDown(tenantClass);
  }

  /** Told on the first failure; while the same one goes on, nothing new is written. */
  @Override
  public ErrorStatusUpdateControl<PlatformTenantClass> updateErrorStatus(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context, Exception problem) {
    var report = ClassReport.about(tenantClass, clock.instant());
    try (var _ = NamedLook.named(owner(tenantClass))) {
      teller.tellTrouble(tenantClass, report.faltered(problem), problem);
    }
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private static Owner owner(PlatformTenantClass tenantClass) {
    return Owner.ofClass(tenantClass.getMetadata().getName());
  }
}
