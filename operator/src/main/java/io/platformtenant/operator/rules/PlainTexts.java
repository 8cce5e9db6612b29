package io.platformtenant.operator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Texts;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every text of a spec, wherever it stands: nobody who reads it may see something else than what is
 * there. It is asked last, when no other rule has anything to say about the text.
 */
final class PlainTexts {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Texts of several lines. */
  private static final Set<String> BLOCKS =
      Set.of("ignore", "patch", "current", "inProgress", "failed", "value", "annotations");

  /** The tenant's own, handed on as it is: no engine reads it as syntax. */
  private static final String VALUES = "valuesObject";

  private PlainTexts() {}

  static Stream<Breach> in(Object spec) {
    return in("spec", JSON.valueToTree(spec), false);
  }

  private static Stream<Breach> in(String field, JsonNode node, boolean block) {
    if (node.isTextual()) {
      return invisible(node.asText(), block)
          .mapToObj(c -> breach(field, node.asText(), c))
          .limit(1);
    }
    if (node.isArray()) {
      return IntStream.range(0, node.size())
          .boxed()
          .flatMap(i -> in(field + "[" + i + "]", node.get(i), block));
    }
    return node.properties().stream()
        .filter(child -> !child.getKey().equals(VALUES))
        .flatMap(
            child ->
                Stream.concat(
                    invisible(child.getKey(), false)
                        .mapToObj(c -> breach(field, child.getKey(), c))
                        .limit(1),
                    in(
                        field + "." + child.getKey(),
                        child.getValue(),
                        block || BLOCKS.contains(child.getKey()))));
  }

  private static IntStream invisible(String text, boolean block) {
    return text.codePoints()
        .filter(Texts::isInvisible)
        .filter(c -> !block || (c != '\n' && c != '\r' && c != '\t'));
  }

  private static Breach breach(String field, String text, int character) {
    return new Breach(
        field,
        text,
        "holds the character U+%04X, which nobody can see; take it out".formatted(character));
  }
}
