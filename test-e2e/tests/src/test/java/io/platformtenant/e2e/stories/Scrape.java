package io.platformtenant.e2e.stories;

import io.platformtenant.operator.run.HealthServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} says.
 *
 * @param series by name and labels, as they are written
 */
record Scrape(Map<String, Double> series) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([a-z][^ ]*(?:\"[^\"]*\"[^ ]*)*) (\\S+)$");

  static Scrape of(HealthServer server) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      Map<String, Double> series = new TreeMap<>();
      LINE.matcher(client.send(request, BodyHandlers.ofString()).body())
          .results()
          .forEach((MatchResult m) -> series.put(m.group(1), Double.valueOf(m.group(2))));
      return new Scrape(series);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("/metrics", e);
    }
  }

  /**
   * @param labels each as it is written, in any order
   * @return the sum of all series that have them; 0 where there is none
   */
  double sum(String name, String... labels) {
    return series.entrySet().stream()
        .filter(e -> e.getKey().equals(name) || e.getKey().startsWith(name + "{"))
        .filter(e -> Arrays.stream(labels).allMatch(e.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
