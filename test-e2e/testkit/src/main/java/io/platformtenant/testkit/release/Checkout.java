package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.ChartFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a release takes from the checkout beside the chart. */
final class Checkout {
  private static final Path ROOT = ChartFolder.find().resolve("../..").normalize();

  private Checkout() {}

  static String changelog() {
    return read(ROOT.resolve("CHANGELOG.md"));
  }

  /**
   * The class and the tenants that people are shown, and the override of its page: one that is
   * applied from a file is as old as that.
   */
  static List<JsonNode> examples() {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Checkout::read),
              Stream.of(shown("docs/platformtenantoverride.md")))
          .<JsonNode>map(text -> Serialization.unmarshal(text, JsonNode.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first manifest on a page. */
  private static String shown(String page) {
    return read(ROOT.resolve(page)).split("```(yaml)?\n", 3)[1];
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
