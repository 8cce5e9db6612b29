package io.platformtenant.operator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.overriding.OverrideOfTenant;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every text of a spec, wherever it stands: nobody who reads it may see something else than what is
 * there.
 */
final class PlainTexts {
  static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(entry("PT222").check(checked -> in(checked.contract().spec())));

  static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(entry("PC067").check(tenantClass -> in(tenantClass.getSpec())));

  static final List<Rule<OverrideOfTenant>> OF_OVERRIDES =
      List.of(entry("PO008").check(checked -> in(checked.override().getSpec())));

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Texts of several lines. */
  private static final Set<String> BLOCKS =
      Set.of("ignore", "patch", "current", "inProgress", "failed", "value", "annotations");

  /** The tenant's own, handed on as it is: no engine reads it as syntax. */
  private static final String VALUES = "valuesObject";

  private PlainTexts() {}

  private static RuleInfo entry(String id) {
    return RuleInfo.of(id, "Texts hold what one can see.")
        .layer(Layer.GENERAL)
        .remedy("Take control, formatting and line-separating characters out.");
  }

  private static Stream<Breach> in(Object spec) {
    return in(At.spec(JSON.valueToTree(spec)), false);
  }

  private static Stream<Breach> in(At<JsonNode> at, boolean block) {
    JsonNode node = at.value();
    if (node.isTextual()) {
      return breach(at.map(JsonNode::asText), block);
    }
    return node.isArray()
        ? At.items(at.map(PlainTexts::items)).flatMap(item -> in(item, block))
        : node.properties().stream()
            .filter(child -> !child.getKey().equals(VALUES))
            .flatMap(child -> in(at, child.getKey(), block));
  }

  /** A key is told where its map stands: in a path it would not be seen either. */
  private static Stream<Breach> in(At<JsonNode> object, String key, boolean block) {
    return Stream.concat(
        breach(object.map(map -> key), false),
        in(object.child(key, map -> map.path(key)), block || BLOCKS.contains(key)));
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static IntStream invisible(String text, boolean block) {
    return text.codePoints()
        .filter(Texts::isInvisible)
        .filter(c -> !block || (c != '\n' && c != '\r' && c != '\t'));
  }

  private static Stream<Breach> breach(At<String> text, boolean block) {
    return invisible(text.value(), block)
        .mapToObj("U+%04X"::formatted)
        .limit(1)
        .map(
            character ->
                text.says(
                    "holds the character {}, which nobody can see; take it out",
                    new Phrase(character)));
  }
}
