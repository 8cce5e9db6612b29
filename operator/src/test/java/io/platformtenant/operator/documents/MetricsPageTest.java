package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.metrics.Cause;
import io.platformtenant.operator.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of metrics has every metric of the code, and asks for no other. */
class MetricsPageTest {
  private static final String NAME = "docs/metrics.md";
  private static final String HEAD = "| metric | type | labels | tells |\n|---|---|---|---|\n";
  private static final Pattern ROWS = Pattern.compile(Pattern.quote(HEAD) + "(\\|.*\n)*");
  private static final Pattern NAMES = Pattern.compile("platformtenant_[a-z_]*[a-z]");

  @BeforeAll
  static void refresh() throws IOException {
    if (Boolean.getBoolean("refresh")) {
      String page = Checkout.read(NAME);
      Files.writeString(Checkout.path(NAME), ROWS.matcher(page).replaceFirst(m -> HEAD + rows()));
    }
  }

  @Test
  void everyMetricHasItsRow() {
    assertThat(Checkout.read(NAME))
        .as("refresh with: mvn -pl operator -am test -Drefresh")
        .contains(HEAD + rows() + "\n");
  }

  @Test
  void everyLabelAndEveryCauseIsTold() {
    List<String> told =
        Page.named(NAME).section("What labels say").blocks().stream()
            .flatMap(block -> block.rows().stream())
            .flatMap(row -> row.stream().flatMap(cell -> Page.code(cell).stream()))
            .toList();
    assertThat(told)
        .containsAll(
            Arrays.stream(Metric.values())
                .flatMap(m -> m.labels().stream())
                // Whose name, and what of a condition: the labels say it themselves.
                .filter(label -> !List.of("tenant", "type", "status", "ready").contains(label))
                .toList())
        .containsAll(Arrays.stream(Cause.values()).map(Cause::label).toList());
  }

  @Test
  void whatIsQueriedIsMeasured() {
    assertThat(NAMES.matcher(Checkout.read(NAME)).results().map((MatchResult m) -> m.group()))
        .allMatch(
            name ->
                Arrays.stream(Metric.values())
                    .anyMatch(
                        m ->
                            name.equals(m.fullName())
                                || (m.type() == Metric.Type.HISTOGRAM
                                    && name.matches(m.fullName() + "_(bucket|sum|count|max)"))));
  }

  private static String rows() {
    return Arrays.stream(Metric.values()).map(MetricsPageTest::row).collect(Collectors.joining());
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            metric.fullName().substring(Metric.PREFIX.length()),
            metric.type().name().toLowerCase(Locale.ROOT),
            metric.labels().stream().map(l -> "`" + l + "`").collect(Collectors.joining(", ")),
            metric.means());
  }
}
