package io.platformtenant.testkit.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the chart says of itself, in {@code Chart.yaml}.
 *
 * @param kubernetes the oldest version that it takes, {@code 1.2.3}
 */
public record ChartMetadata(
    String version, String description, String kubernetes, List<String> keywords) {

  public ChartMetadata {
    keywords = List.copyOf(keywords);
  }

  /** Of the chart in the checkout. */
  public static ChartMetadata read() {
    var chart = tree();
    return new ChartMetadata(
        chart.path("version").asText(),
        chart.path("description").asText(),
        chart.path("kubeVersion").asText().replaceAll("^>=|-0$", ""),
        StreamSupport.stream(chart.path("keywords").spliterator(), false)
            .map(JsonNode::asText)
            .toList());
  }

  private static JsonNode tree() {
    try {
      return Serialization.unmarshal(
          Files.readString(ChartFolder.find().resolve("Chart.yaml")), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
