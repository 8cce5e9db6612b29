package io.platformtenant.operator.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** For programs; the shape is on the page of the command line, and only ever grows. */
final class JsonExplanation {
  private JsonExplanation() {}

  static String print(Explanation explained) {
    RuleInfo rule = explained.rule();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("id", rule.id())
        .put("severity", rule.severity().name().toLowerCase(Locale.ROOT))
        .put("reason", rule.reason().name())
        .put("layer", rule.layer().name().toLowerCase(Locale.ROOT))
        .put("description", rule.description())
        .put("remedy", rule.remedy())
        .put("source", rule.source().orElse(null));
    rule.twins().forEach(root.withArray("twins")::add);
    root.set("wrong", example(explained.wrong(), RejectedHead::message));
    root.set("right", example(explained.right(), file -> file.comments().getLast()));
    return root.toPrettyString() + "\n";
  }

  private static JsonNode example(Optional<CaseFile> example, Function<CaseFile, String> says) {
    return example
        .<JsonNode>map(
            file ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("says", says.apply(file))
                    .put("yaml", file.yaml()))
        .orElse(NullNode.getInstance());
  }
}
