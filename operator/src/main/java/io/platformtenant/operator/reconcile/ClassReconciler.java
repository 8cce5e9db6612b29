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
import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.StatusWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says how a class fares and who follows it, and keeps it while anybody does. */
@ControllerConfiguration(
    name = "platformtenantclass",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
final class ClassReconciler
    implements Reconciler<PlatformTenantClass>, Cleaner<PlatformTenantClass> {
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final Registry registry;
  private final StatusWriter statuses;
  private final SimpleInboundEventSource<PlatformTenantClass> wakeUps;
  private final Clock clock;

  ClassReconciler(
      Registry registry,
      StatusWriter statuses,
      SimpleInboundEventSource<PlatformTenantClass> wakeUps,
      Clock clock) {
    this.registry = registry;
    this.statuses = statuses;
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
    return tell(tenantClass, followers(tenantClass))
        ? UpdateControl.noUpdate()
        : UpdateControl.<PlatformTenantClass>noUpdate().rescheduleAfter(AT_ONCE);
  }

  @Override
  public DeleteControl cleanup(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context) {
    List<String> followers = followers(tenantClass);
    if (followers.isEmpty()) {
      statuses.forget(tenantClass);
      return DeleteControl.defaultDelete();
    }
    boolean told = tell(tenantClass, followers);
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(told ? LOOK_AGAIN : AT_ONCE);
  }

  private List<String> followers(PlatformTenantClass tenantClass) {
    return registry.followersOf(tenantClass.getMetadata().getName()).stream()
        .map(t -> t.getMetadata().getName())
        .toList();
  }

  private boolean tell(PlatformTenantClass tenantClass, List<String> followers) {
    List<Finding> findings = Rulebook.check(tenantClass);
    var status =
        ClassReport.of(
            tenantClass,
            findings,
            followers,
            findings.isEmpty() ? breaches(tenantClass) : Collections.emptySortedMap(),
            clock.instant());
    return statuses.write(tenantClass, status, PlatformTenantClass::new).isPresent();
  }

  /** Of those that follow it by their specs; those being taken down can not heal any more. */
  private SortedMap<String, List<Finding>> breaches(PlatformTenantClass tenantClass) {
    SortedMap<String, List<Finding>> breaches = new TreeMap<>();
    for (PlatformTenant tenant : registry.presentlyOf(tenantClass.getMetadata().getName())) {
      List<Finding> findings = Rulebook.guardrails(tenant, tenantClass);
      if (!findings.isEmpty() && !tenant.isMarkedForDeletion()) {
        breaches.put(tenant.getMetadata().getName(), findings);
      }
    }
    return breaches;
  }
}
