package io.platformtenant.operator.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gauges whose label values come and go: none is registered, so none has to be taken back. */
record GaugeCollector(Supplier<List<Sample>> samples) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    Map<Metric, GaugeSnapshot.Builder> gauges = new EnumMap<>(Metric.class);
    for (Sample sample : samples.get()) {
      gauges
          .computeIfAbsent(sample.metric(), GaugeCollector::gauge)
          .dataPoint(
              GaugeDataPointSnapshot.builder()
                  .labels(Labels.of(sample.metric().labels(), sample.labels()))
                  .value(sample.value())
                  .build());
    }
    var all = MetricSnapshots.builder();
    gauges.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
    return all.build();
  }

  private static GaugeSnapshot.Builder gauge(Metric metric) {
    return GaugeSnapshot.builder().name(metric.fullName()).help(metric.means());
  }
}
