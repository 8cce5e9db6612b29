package io.platformtenant.operator.metrics;

import java.util.List;

/**
 * The value of a gauge for one set of labels.
 *
 * @param labels a value for each label of the metric, in its order
 */
public record Sample(Metric metric, List<String> labels, double value) {
  public Sample {
    labels = List.copyOf(labels);
    if (labels.size() != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " has labels " + metric.labels());
    }
  }

  public static Sample of(Metric metric, double value, String... labels) {
    return new Sample(metric, List.of(labels), value);
  }
}
