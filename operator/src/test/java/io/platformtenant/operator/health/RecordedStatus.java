package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object as an engine left it, in a file of {@code recorded}. Its head, in comments, says which
 * state it shows, which release of the engine it was seen at, and how we judge it.
 */
public record RecordedStatus(Path file) {
  private static final List<String> HEAD = List.of("shows", "seen", "judged", "message");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** All of them, by name. */
  public static List<RecordedStatus> all() {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(RecordedStatus::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of this name, {@code flux/kustomization-ready}; it need not be there yet. */
  public static RecordedStatus named(String name) {
    return new RecordedStatus(root().resolve(name + ".yaml"));
  }

  public String name() {
    return root().relativize(file).toString().replaceAll("\\.yaml$", "");
  }

  public JsonNode object() {
    try {
      return YAML.readTree(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object as the file would have it; two are the same when these are. */
  public static String body(JsonNode object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object as the file has it; empty when there is no file. */
  public String body() {
    return text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(l -> l + "\n")
        .collect(joined());
  }

  /** What the head says. */
  public Map<String, String> head() {
    Map<String, String> head = new LinkedHashMap<>();
    text()
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).split(": ", 2))
        .forEach(line -> head.put(line[0], line[1]));
    return head;
  }

  /** Writes the file anew, with these lines of its head and the others as they were. */
  public void write(Map<String, String> said, String body) {
    Map<String, String> head = head();
    head.putAll(said);
    String comments =
        HEAD.stream()
            .filter(head::containsKey)
            .map(line -> "# " + line + ": " + head.get(line) + "\n")
            .collect(joined());
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, comments + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  /** Source files and not a copy of them, so that refreshing writes where git looks. */
  private static Path root() {
    Path recorded = Path.of("operator", "src", "test", "resources", "recorded");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(recorded).getParent())) {
        return at.resolve(recorded);
      }
    }
    throw new IllegalStateException("run the tests inside a checkout: the records are there");
  }

  @Override
  public String toString() {
    return name();
  }
}
