package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a team may do to its part of a contract, by mistake or not. */
final class Mistakes {
  private static final int MOST = 4;
  private static final List<String> TEXTS =
      List.of("a\u200bb", "{unknown}", "../../up", "platform-base", "https://other.example/x");

  private final Random random;

  Mistakes(Random random) {
    this.random = random;
  }

  /** The same with some of them. */
  ObjectNode in(ObjectNode part) {
    ObjectNode wrong = part.deepCopy();
    for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
      one(wrong);
    }
    if (random.nextInt(3) == 0) {
      wrong.put("description", "a\u200bb");
    }
    return wrong;
  }

  private void one(ObjectNode part) {
    List<Runnable> possible = new ArrayList<>();
    collect(part, possible);
    if (!possible.isEmpty()) {
      possible.get(random.nextInt(possible.size())).run();
    }
  }

  private void collect(JsonNode node, List<Runnable> possible) {
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.properties())
              .forEach(
                  field -> {
                    leaf(field.getValue(), v -> object.set(field.getKey(), v), possible);
                    collect(field.getValue(), possible);
                  });
      case ArrayNode list -> {
        if (!list.isEmpty()) {
          possible.add(() -> list.remove(random.nextInt(list.size())));
          possible.add(() -> list.add(list.get(random.nextInt(list.size())).deepCopy()));
          possible.add(list::removeAll);
        }
        for (int i = 0; i < list.size(); i++) {
          int at = i;
          leaf(list.get(i), v -> list.set(at, v), possible);
          collect(list.get(i), possible);
        }
      }
      default -> {}
    }
  }

  private void leaf(JsonNode value, Consumer<JsonNode> put, List<Runnable> possible) {
    if (value.isTextual()) {
      possible.add(() -> put.accept(text(value.asText())));
    }
  }

  private JsonNode text(String before) {
    List<String> all =
        Stream.concat(TEXTS.stream(), Stream.of(before + "-x", before + "\u200b")).toList();
    return TextNode.valueOf(all.get(random.nextInt(all.size())));
  }
}
