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
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.status.Followers;
import io.platformtenant.operator.watch.Registry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SDK's face of a class: kept true while anybody follows it, and taken down after. */
@ControllerConfiguration(
    name = "platformtenantclass",
    fieldManager = ApiGroup.FIELD_MANAGER,
    finalizerName = ApiGroup.FINALIZER,
    generationAwareEventProcessing = false)
public final class ClassController
    implements Reconciler<PlatformTenantClass>, Cleaner<PlatformTenantClass> {
  private final Registry registry;
  private final ClassReconciler reconciler;
  private final ClassTeardown teardown;
  private final SimpleInboundEventSource<PlatformTenantClass> wakeUps;

  public ClassController(
      Registry registry,
      ClassReconciler reconciler,
      ClassTeardown teardown,
      SimpleInboundEventSource<PlatformTenantClass> wakeUps) {
    this.registry = registry;
    this.reconciler = reconciler;
    this.teardown = teardown;
    this.wakeUps = wakeUps;
  }

  @Override
  public List<EventSource<?, PlatformTenantClass>> prepareEventSources(
      EventSourceContext<PlatformTenantClass> context) {
    return List.of(wakeUps);
  }

  @Override
  public UpdateControl<PlatformTenantClass> reconcile(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context) {
    return UpdateControl.<PlatformTenantClass>noUpdate()
        .rescheduleAfter(reconciler.reconcile(tenantClass, followers(tenantClass)));
  }

  /** A class in use is kept, and kept true: the stages of its tenants stand on its own. */
  @Override
  public DeleteControl cleanup(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context) {
    Followers followers = followers(tenantClass);
    Optional<Duration> next =
        followers.names().isEmpty()
            ? teardown.takeDown(tenantClass)
            : Optional.of(reconciler.reconcile(tenantClass, followers));
    return next.map(in -> DeleteControl.noFinalizerRemoval().rescheduleAfter(in))
        .orElseGet(DeleteControl::defaultDelete);
  }

  /** Told on the first failure; while the same one goes on, nothing new is written. */
  @Override
  public ErrorStatusUpdateControl<PlatformTenantClass> updateErrorStatus(
      PlatformTenantClass tenantClass, Context<PlatformTenantClass> context, Exception problem) {
    reconciler.tellTrouble(tenantClass, problem);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private Followers followers(PlatformTenantClass tenantClass) {
    List<String> names =
        registry.followersOf(tenantClass.getMetadata().getName()).stream()
            .map(t -> t.getMetadata().getName())
            .toList();
    return new Followers(
        names,
        Rulebook.check(tenantClass).isEmpty()
            ? breaches(tenantClass)
            : Collections.emptySortedMap());
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
