package io.platformtenant.testkit.chart;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the chart in the checkout, from whichever module or folder the program was started. */
public final class ChartFolder {

  private static final Path CHART = Path.of("helm", Chart.NAME);

  private ChartFolder() {}

  /**
   * The chart's folder, found by walking up from the working directory.
   *
   * @throws IllegalStateException when no folder above holds the chart
   */
  public static Path find() {
    var start = Path.of("").toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      var chart = folder.resolve(CHART);
      if (Files.isRegularFile(chart.resolve("Chart.yaml"))) {
        return chart;
      }
    }
    throw new IllegalStateException(
        "No folder from \"%s\" upwards holds \"%s\": start inside a checkout"
            .formatted(start, CHART));
  }
}
