package io.platformtenant.operator.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** All that is measured of one operator. What grows with events is counted and not kept. */
public final class Measures {
  /** From a hundred plans a second to one that is felt. */
  private static final int[] WORK_MILLIS = {
    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000
  };

  /** Objectives are counted at a bound, so each has one: 30 s from a contract to applied. */
  private static final int[] CHANGE_MILLIS = {
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    1_800_000, 3_600_000
  };

  /** Whoever asks more often gets the same again: nobody can keep us busy with asking. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final PrometheusMeterRegistry registry;
  private final LookCauses causes = new LookCauses();
  private final ContractTimes contracts;

  /** The registry holds what it reads weakly, and would show the last value for ever. */
  private final List<DoubleSupplier> counted = new CopyOnWriteArrayList<>();

  private final Timer planning;
  private final Timer applying;
  private String text = "";
  private long scraped;

  /**
   * @param nanos a clock that only goes forward
   */
  public Measures(LongSupplier nanos) {
    this.nanos = nanos;
    registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
    planning = timer(Metric.PLAN_SECONDS, WORK_MILLIS);
    applying = timer(Metric.APPLY_SECONDS, WORK_MILLIS);
    contracts =
        new ContractTimes(
            nanos,
            timer(Metric.CONTRACT_TO_APPLIED_SECONDS, CHANGE_MILLIS)::record,
            timer(Metric.EVENT_TO_READY_SECONDS, CHANGE_MILLIS)::record);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  /** For what measures by itself. */
  public MeterRegistry registry() {
    return registry;
  }

  public ContractTimes contracts() {
    return contracts;
  }

  public LookCauses causes() {
    return causes;
  }

  public <T> T planning(Supplier<T> plan) {
    return planning.record(plan);
  }

  public <T> T applying(Supplier<T> work) {
    return applying.record(work);
  }

  /**
   * A request was answered, or was not.
   *
   * @param code of HTTP, or {@code error}
   */
  public void called(ApiCall call, String code) {
    count(Metric.API_CALLS, call.verb(), call.kind(), code);
  }

  /** A look at a tenant or a class begins. */
  public void looked(String kind, String name) {
    count(Metric.LOOKS, kind, causes.take(key(kind, name)).label());
  }

  /** Why the next look at a tenant or a class is taken. */
  public void caused(String kind, String name, Cause cause) {
    causes.note(key(kind, name), cause);
  }

  /** A tenant or a class is gone. */
  public void forget(String kind, String name) {
    causes.forget(key(kind, name));
    contracts.forget(name);
  }

  /** Something that is counted elsewhere. */
  public void counter(Metric metric, DoubleSupplier count, String... labels) {
    counted.add(count);
    FunctionCounter.builder(metric.meter(), count, DoubleSupplier::getAsDouble)
        .description(metric.means())
        .tags(tags(metric, labels))
        .register(registry);
  }

  /**
   * @param samples asked at each scrape
   */
  public void gauges(Supplier<List<Sample>> samples) {
    registry.getPrometheusRegistry().register(new GaugeCollector(samples));
  }

  /** All of it, in the text format of Prometheus. */
  public synchronized String scrape() {
    long now = nanos.getAsLong();
    if (text.isEmpty() || now - scraped >= FRESH.toNanos()) {
      text = registry.scrape();
      scraped = now;
    }
    return text;
  }

  private void count(Metric metric, String... labels) {
    registry.counter(metric.meter(), tags(metric, labels)).increment();
  }

  private Timer timer(Metric metric, int[] bounds) {
    return Timer.builder(metric.meter())
        .description(metric.means())
        .serviceLevelObjectives(
            IntStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
        .register(registry);
  }

  private static Iterable<Tag> tags(Metric metric, String... labels) {
    return Tags.of(
        IntStream.range(0, labels.length)
            .mapToObj(i -> Tag.of(metric.labels().get(i), labels[i]))
            .toList());
  }

  private static String key(String kind, String name) {
    return kind + "/" + name;
  }
}
