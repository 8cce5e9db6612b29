package io.platformtenant.e2e.chart;

import io.platformtenant.operator.metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a query of Prometheus asks of the operator, and whether that is measured. */
final class Series {
  private static final Pattern OURS = Pattern.compile(Metric.PREFIX + "[a-z_]*[a-z]");
  private static final Pattern SELECTED = Pattern.compile("\\{([^}]*)}");
  private static final Pattern SELECTOR = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");

  /** What Prometheus adds to what it scrapes, and the bound of a bucket. */
  private static final Set<String> ADDED = Set.of("job", "instance", "le");

  private Series() {}

  static List<String> in(String query) {
    return OURS.matcher(query).results().map(MatchResult::group).toList();
  }

  static boolean isMeasured(String series) {
    return metric(series).isPresent();
  }

  /** Labels that no series has of which a query asks; such a query is always empty. */
  static Set<String> unknownLabels(String query) {
    Set<String> known =
        in(query).stream()
            .flatMap(series -> metric(series).stream())
            .flatMap(metric -> metric.labels().stream())
            .collect(Collectors.toSet());
    return asked(query)
        .filter(label -> !known.contains(label) && !ADDED.contains(label))
        .collect(Collectors.toSet());
  }

  private static Stream<String> asked(String query) {
    Stream<String> selected =
        SELECTED
            .matcher(query)
            .results()
            .flatMap(braces -> SELECTOR.matcher(braces.group(1)).results())
            .map(selector -> selector.group(1));
    Stream<String> grouped =
        GROUPED.matcher(query).results().flatMap(by -> Stream.of(by.group(1).split(", *", -1)));
    return Stream.concat(selected, grouped);
  }

  private static Optional<Metric> metric(String series) {
    return Arrays.stream(Metric.values())
        .filter(
            m ->
                series.equals(m.fullName())
                    || (m.type() == Metric.Type.HISTOGRAM
                        && series.matches(m.fullName() + "_(bucket|sum|count)")))
        .findFirst();
  }
}
