package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.ChartFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a release takes from the checkout beside the chart. */
final class Checkout {
  private static final Path ROOT = ChartFolder.find().resolve("../..").normalize();

  private Checkout() {}

  static String changelog() {
    return read(ROOT.resolve("CHANGELOG.md"));
  }

  /** The class and the tenants that people are shown. */
  static List<JsonNode> examples() {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .<JsonNode>map(file -> Serialization.unmarshal(read(file), JsonNode.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
