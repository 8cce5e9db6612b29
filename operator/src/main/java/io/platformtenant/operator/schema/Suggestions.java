package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What somebody may have meant. */
public final class Suggestions {
  private static final int FAR = 3;

  private Suggestions() {}

  static String unknown(String name, JsonNode properties) {
    return "unknown field \""
        + name
        + "\""
        + deeper(name, properties)
            .map(Suggestions::question)
            .or(() -> ForeignFields.meant(name).map(meant -> ": " + meant))
            .or(() -> nearest(name, names(properties)).map(Suggestions::question))
            .orElse("");
  }

  /** The question to put behind a name that is not known; empty when nothing known comes near. */
  public static String ask(String name, List<String> known) {
    return nearest(name, known).map(Suggestions::question).orElse("");
  }

  private static String question(String meant) {
    return "; did you mean \"" + meant + "\"?";
  }

  private static List<String> names(JsonNode properties) {
    return properties.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The same name one object further in, where only one has it. */
  private static Optional<String> deeper(String name, JsonNode properties) {
    List<String> homes =
        properties.properties().stream()
            .filter(known -> known.getValue().path("properties").has(name))
            .map(known -> known.getKey() + "." + name)
            .toList();
    return homes.size() == 1 ? Optional.of(homes.getFirst()) : Optional.empty();
  }

  private static Optional<String> nearest(String name, List<String> known) {
    return known.stream()
        .filter(n -> distance(name, n) < Math.min(FAR, n.length()))
        .min(Comparator.comparingInt(n -> distance(name, n)));
  }

  /** Letters to add, drop or change (Levenshtein), whatever their case. */
  private static int distance(String a, String b) {
    String one = a.toLowerCase(Locale.ROOT);
    String other = b.toLowerCase(Locale.ROOT);
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
