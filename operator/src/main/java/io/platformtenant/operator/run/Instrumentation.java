package io.platformtenant.operator.run;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.metrics.Metric;
import io.platformtenant.operator.metrics.ObjectSamples;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.TenantEvents;

/**
 * What is measured of one operator.
 *
 * @param byName whether there are series for each tenant
 */
public record Instrumentation(Measures measures, boolean byName) {
  public static Instrumentation of(boolean byName) {
    return new Instrumentation(new Measures(System::nanoTime), byName);
  }

  /** All there is. */
  public static Instrumentation full() {
    return of(true);
  }

  /** Puts the counter of requests around a client. */
  public void count(HttpClient.Builder client) {
    client.addOrReplaceInterceptor("api-calls", new ApiCalls(measures));
  }

  /** From now on a scrape shows what these have counted and hold. */
  void read(Instruments instruments, StatusWriter statuses, TenantEvents events) {
    measures.gauges(instruments::samples);
    measures.counter(Metric.STATUS_WRITES, statuses::writes, "written");
    measures.counter(Metric.STATUS_WRITES, statuses::outdated, "outdated");
    for (ManagedKind kind : ManagedKind.values()) {
      measures.counter(
          Metric.DRIFT_CORRECTED,
          () -> events.driftCorrected(kind),
          ObjectSamples.label(kind.plane()),
          kind.kind());
    }
  }
}
