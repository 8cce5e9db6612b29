package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cli.PathReader.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever somebody does to a file, the answer is a report and never a surprise. */
class MutatedFilesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int TREES = 1_500;
  private static final int TEXTS = 1_000;
  private static final List<JsonNode> STRANGE =
      List.of(
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.numberNode(-1),
          JsonNodeFactory.instance.numberNode(1e300),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.textNode(""),
          JsonNodeFactory.instance.textNode("platform-x"),
          JsonNodeFactory.instance.textNode("{tenant"),
          JsonNodeFactory.instance.textNode("a\nb\u0000\ud83d"),
          JsonNodeFactory.instance.textNode("x".repeat(5_000)),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.arrayNode().addNull(),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.objectNode().put("name", "none"));

  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void changedTreesAreReported() throws IOException {
    List<JsonNode> originals = new ArrayList<>();
    for (Path file : examples()) {
      originals.add(yaml.readTree(file.toFile()));
    }
    long found = 0;
    for (int seed = 0; seed < TREES; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (JsonNode original : originals) {
        JsonNode copy = original.deepCopy();
        for (int i = random.nextInt(3); i > 0; i--) {
          mutate(copy, random);
        }
        text.append("---\n").append(yaml.writeValueAsString(copy).replaceFirst("^---", ""));
      }
      found += report(seed, text.toString()).told().isEmpty() ? 0 : 1;
    }
    System.out.printf("mutated trees: %d, %d with findings%n", TREES, found);
    assertThat(found).isGreaterThan(TREES / 2);
  }

  @Test
  void changedTextsAreReported() throws IOException {
    var text = new StringBuilder();
    for (Path file : examples()) {
      text.append("---\n").append(Files.readString(file));
    }
    for (int seed = 0; seed < TEXTS; seed++) {
      var random = new Random(seed);
      var changed = new StringBuilder(text);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(changed.length() - 5);
        switch (random.nextInt(3)) {
          case 0 -> changed.deleteCharAt(at);
          case 1 -> changed.insert(at, "\t:-{}[]&*!|>'\"%@`\n ,#?".charAt(random.nextInt(22)));
          default -> changed.delete(at, at + random.nextInt(5));
        }
      }
      report(seed, changed.toString());
    }
  }

  private static Report report(int seed, String text) {
    Report[] report = new Report[1];
    assertThatCode(() -> report[0] = Validation.of(List.of(new Text("seed " + seed, text))))
        .as("seed %d", seed)
        .doesNotThrowAnyException();
    return report[0];
  }

  private static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void mutate(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    JsonNode strange = STRANGE.get(random.nextInt(STRANGE.size())).deepCopy();
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, strange);
        default -> object.set(name + "x", object.get(name).deepCopy());
      }
    } else if (chosen instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextBoolean()) {
        array.add(array.isEmpty() ? strange : array.get(0).deepCopy());
      } else {
        array.set(random.nextInt(array.size()), strange);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
