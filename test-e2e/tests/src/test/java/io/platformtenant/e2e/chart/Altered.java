package io.platformtenant.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server keeps of an object in other words than were sent, or not at all. An engine
 * that compares the two finds a difference for ever, and Argo CD never says Synced.
 */
record Altered(List<String> places) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> places(HasMetadata sent, HasMetadata kept) {
    Altered altered = new Altered(new ArrayList<>());
    altered.compare(
        sent.getKind() + " " + sent.getMetadata().getName() + " ",
        JSON.valueToTree(sent),
        JSON.valueToTree(kept));
    return altered.places;
  }

  /** What is there beside is a default, or somebody else's; engines know quantities by type. */
  private void compare(String place, JsonNode sent, JsonNode kept) {
    if (sent.isObject()) {
      sent.properties()
          .forEach(e -> compare(place + "." + e.getKey(), e.getValue(), kept.path(e.getKey())));
    } else if (sent.isArray() && sent.size() == kept.size()) {
      for (int i = 0; i < sent.size(); i++) {
        compare(place + "[" + i + "]", sent.get(i), kept.get(i));
      }
    } else if (sent.isArray() || !sent.asText().equals(kept.asText())) {
      places.add("%s: sent %s, kept %s".formatted(place, sent, kept));
    }
  }
}
