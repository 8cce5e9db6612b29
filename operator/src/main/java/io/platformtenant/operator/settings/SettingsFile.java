package io.platformtenant.operator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Located;
import io.platformtenant.operator.manifest.Manifests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Settings in a file: a map of YAML or JSON, each setting by its key.
 *
 * @param given by key
 * @param mistakes a line each, without those of the values
 */
public record SettingsFile(Map<String, Given> given, List<String> mistakes) {
  private static final Map<String, Setting<?>> BY_KEY =
      Settings.ALL.stream().collect(Collectors.toMap(Setting::key, s -> s));

  /**
   * @param name as it was named
   */
  public static SettingsFile of(String name, String text) {
    Map<String, Given> given = new HashMap<>();
    List<String> mistakes = new ArrayList<>();
    List<Document> documents = Manifests.read(text);
    if (documents.size() > 1) {
      mistakes.add(name + ": there are several documents in it; settings are one");
    }
    for (Document document : documents) {
      document
          .mistakes()
          .forEach(m -> mistakes.add(name + ":" + m.at().line() + ": " + m.message()));
      document.root().ifPresent(root -> read(name, root, given, mistakes));
    }
    return new SettingsFile(given, mistakes);
  }

  /** A file that could not be read. */
  public static SettingsFile unreadable(String name, String why) {
    return new SettingsFile(Map.of(), List.of(name + ": " + why));
  }

  Optional<Given> given(Setting<?> setting) {
    return Optional.ofNullable(given.get(setting.key()));
  }

  private static void read(
      String name, Located root, Map<String, Given> given, List<String> mistakes) {
    if (!root.json().isObject()) {
      mistakes.add(name + ": settings are a map, such as \"resync: 10m\"");
    }
    for (var field : root.json().properties()) {
      int line = root.keyOf(FieldPath.of(field.getKey())).line();
      String where = "%s:%d: %s".formatted(name, line, field.getKey());
      if (!BY_KEY.containsKey(field.getKey())) {
        mistakes.add(where + ": there is no such setting");
      } else {
        text(field.getValue())
            .ifPresentOrElse(
                text -> given.put(field.getKey(), new Given(where, text)),
                () -> mistakes.add(where + ": a value or a list of values is wanted"));
      }
    }
  }

  private static Optional<String> text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual)
          ? Optional.of(
              StreamSupport.stream(value.spliterator(), false)
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(",")))
          : Optional.empty();
    }
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }
}
