package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the CRD says of one text: length, pattern, choices. Its CEL is left out, so that the rules
 * alone must hold where a pattern does not.
 */
record TextSchema(String path, int minLength, int maxLength, Optional<Pattern> pattern) {

  /**
   * All texts of a tenant that are no choice among a few words: its name, and those of the spec.
   */
  static final List<TextSchema> ALL = ofTenants();

  private static List<TextSchema> ofTenants() {
    List<TextSchema> texts = new ArrayList<>();
    texts.add(free("/metadata/name"));
    walk("/spec", schema().path("properties").path("spec"), texts);
    return List.copyOf(texts);
  }

  private static TextSchema free(String path) {
    return new TextSchema(path, 0, Integer.MAX_VALUE, Optional.empty());
  }

  boolean takes(String text) {
    int length = text.codePointCount(0, text.length());
    return minLength <= length
        && length <= maxLength
        && pattern.map(p -> p.matcher(text).find()).orElse(true);
  }

  private static void walk(String path, JsonNode schema, List<TextSchema> texts) {
    switch (schema.path("type").asText()) {
      case "object" -> {
        schema
            .path("properties")
            .forEachEntry((name, property) -> walk(path + "/" + name, property, texts));
        if (schema.has("additionalProperties")) {
          walk(path + "/?", schema.path("additionalProperties"), texts);
          texts.add(free(path + "/+"));
        }
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
          texts.add(free(path + "/?"));
          texts.add(free(path + "/+"));
        }
      }
      case "array" -> walk(path + "/*", schema.path("items"), texts);
      case "string" -> {
        if (!schema.has("enum")) {
          texts.add(of(path, schema));
        }
      }
      default -> {}
    }
  }

  private static TextSchema of(String path, JsonNode schema) {
    return new TextSchema(
        path,
        schema.path("minLength").asInt(0),
        schema.path("maxLength").asInt(Integer.MAX_VALUE),
        schema.has("pattern")
            ? Optional.of(Pattern.compile(java(schema.path("pattern").asText())))
            : Optional.empty());
  }

  /**
   * The pattern as the API server reads it: in Go $ is the very end, before which Java also allows
   * a line break, and \s has no vertical tab.
   */
  private static String java(String pattern) {
    return pattern.replaceAll("(?<![\\[{])\\$$", "\\\\z").replace("\\s", " \\t\\n\\f\\r");
  }

  private static JsonNode schema() {
    Path chart = Path.of("helm", "platform-tenant-operator", "files", "crds");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve(chart).resolve("platformtenants.platformtenant.io.yaml");
      if (Files.isRegularFile(file)) {
        try {
          return new YAMLMapper()
              .readTree(file.toFile())
              .at("/spec/versions/0/schema/openAPIV3Schema");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new IllegalStateException("run the tests inside a checkout: the chart is there");
  }
}
