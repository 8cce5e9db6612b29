package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceEvent;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.metrics.Cause;
import io.platformtenant.operator.metrics.Measures;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the SDK tells of events and looks. Its own metrics are beside ours. */
final class SdkMetrics implements Metrics {
  private final Measures measures;
  private final BooleanSupplier leads;

  private SdkMetrics(Measures measures, BooleanSupplier leads) {
    this.measures = measures;
    this.leads = leads;
  }

  /**
   * @param leads whether this operator is the one that works; what another carries out is not timed
   *     here
   */
  static Metrics of(Measures measures, BooleanSupplier leads) {
    return new AggregatedMetrics(
        List.of(
            new SdkMetrics(measures, leads),
            MicrometerMetricsV2.newBuilder(measures.registry()).build()));
  }

  @Override
  public void eventReceived(Event event, Map<String, Object> metadata) {
    if (event instanceof ResourceEvent resource) {
      measures.caused(kind(metadata), event.getRelatedCustomResourceID().getName(), Cause.CONTRACT);
      resource
          .getResource()
          .filter(PlatformTenant.class::isInstance)
          .map(PlatformTenant.class::cast)
          .ifPresent(this::arrived);
    }
  }

  private void arrived(PlatformTenant tenant) {
    if (tenant.isMarkedForDeletion()) {
      measures.contracts().forget(tenant.getMetadata().getName());
    } else if (leads.getAsBoolean() && !isSeen(tenant)) {
      measures.contracts().changed(tenant);
    }
  }

  /** Whether its status is about its spec. */
  private static boolean isSeen(PlatformTenant tenant) {
    Long seen = tenant.lastStatus().observedGeneration();
    return seen != null && seen >= tenant.getMetadata().getGeneration();
  }

  @Override
  public void reconciliationSubmitted(
      HasMetadata resource, RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null && retry.getAttemptCount() > 0) {
      measures.caused(resource.getKind(), resource.getMetadata().getName(), Cause.RETRY);
    }
  }

  @Override
  public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
    measures.looked(resource.getKind(), resource.getMetadata().getName());
  }

  @Override
  public void cleanupDone(ResourceID id, Map<String, Object> metadata) {
    measures.forget(kind(metadata), id.getName());
  }

  private static String kind(Map<String, Object> metadata) {
    return metadata.get(Constants.RESOURCE_GVK_KEY) instanceof GroupVersionKind gvk
        ? gvk.getKind()
        : "";
  }
}
