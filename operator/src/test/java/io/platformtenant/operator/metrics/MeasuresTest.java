package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private long now;
  private final Measures measures = new Measures(() -> now);

  @Test
  void whatIsMeasuredIsScrapedUnderTheNamesThatAreListed() {
    for (Metric metric : Metric.values()) {
      switch (metric.type()) {
        case GAUGE -> measures.gauges(() -> List.of(sample(metric)));
        case COUNTER -> measures.counter(metric, () -> 7, values(metric));
        case HISTOGRAM -> {
          // There from the start.
        }
      }
    }
    String text = measures.scrape();
    assertThat(Metric.values())
        .allSatisfy(
            metric ->
                assertThat(text.lines())
                    .contains("# HELP %s %s".formatted(head(metric), metric.means())));
    assertThat(text)
        .contains("platformtenant_drift_corrected_total{kind=\"v1\",plane=\"v0\"} 7.0\n")
        .contains("platformtenant_objects{kind=\"v1\",plane=\"v0\",state=\"v2\"} 1.0\n")
        .contains("platformtenant_plan_seconds_count 0\n")
        .contains("platformtenant_contract_to_applied_seconds_bucket{le=\"30.0\"} 0\n")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void requestsAndLooksAreCountedByFewLabels() {
    for (int i = 0; i < 1_000; i++) {
      measures.called(new ApiCall("get", "Namespace"), "200");
      measures.caused("PlatformTenant", "t" + i, Cause.OBJECT);
      measures.looked("PlatformTenant", "t" + i);
    }
    measures.looked("PlatformTenant", "t1");
    assertThat(ours())
        .contains(
            "platformtenant_api_calls_total{code=\"200\",kind=\"Namespace\",verb=\"get\"} 1000.0",
            "platformtenant_looks_total{cause=\"object\",kind=\"PlatformTenant\"} 1000.0",
            "platformtenant_looks_total{cause=\"timer\",kind=\"PlatformTenant\"} 1.0")
        .hasSize(3);
    assertThat(measures.causes().size()).isZero();
  }

  @Test
  void whatIsCountedElsewhereIsReadAsLongAsTheOperatorLives() {
    for (int i = 0; i < 3; i++) {
      var adder = new LongAdder();
      adder.add(i);
      measures.counter(Metric.STATUS_WRITES, adder::sum, "r" + i);
    }
    System.gc();
    assertThat(ours())
        .contains(
            "platformtenant_status_writes_total{result=\"r1\"} 1.0",
            "platformtenant_status_writes_total{result=\"r2\"} 2.0");
  }

  @Test
  void whoeverAsksAgainWithinASecondGetsTheSame() {
    String first = measures.scrape();
    measures.called(new ApiCall("get", "Namespace"), "200");
    assertThat(measures.scrape()).isEqualTo(first);
    now += Duration.ofSeconds(1).toNanos();
    assertThat(measures.scrape()).contains("verb=\"get\"");
  }

  @Test
  void whatIsTimedFallsIntoItsBuckets() {
    assertThat(measures.planning(() -> "a plan")).isEqualTo("a plan");
    assertThat(measures.scrape())
        .contains("platformtenant_plan_seconds_count 1")
        .contains("platformtenant_plan_seconds_bucket{le=\"60.0\"} 1");
  }

  private List<String> ours() {
    return measures
        .scrape()
        .lines()
        .filter(line -> line.startsWith(Metric.PREFIX) && line.contains("_total"))
        .toList();
  }

  private static Sample sample(Metric metric) {
    return new Sample(metric, Arrays.asList(values(metric)), 1);
  }

  private static String[] values(Metric metric) {
    return IntStream.range(0, metric.labels().size()).mapToObj(i -> "v" + i).toArray(String[]::new);
  }

  private static String head(Metric metric) {
    return metric.fullName();
  }
}
