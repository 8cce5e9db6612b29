package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * What {@code {item}} and {@code {item.<key>}} become: Go templates that fail on anything but a
 * plain text, and with them the whole set, so that nothing is made out of half of it.
 */
final class ItemTexts {
  private static final String PLAIN = "^" + Placeholders.ITEM_TEXT + "$";

  private static final List<String> SOURCE_FIELDS = List.of("path", "targetRevision");

  private final ApplicationSet set;
  private final String item;
  private final String texts;

  ItemTexts(ApplicationSet set) {
    this.set = set;
    this.item = set.list() == null ? ".path.basename" : ".name";
    this.texts = set.list() == null ? "." : ".values";
  }

  /** The item, if it is a DNS label of at most this length. */
  String checked(int longest) {
    String label =
        longest > 1 ? "^[a-z0-9]([-a-z0-9]{0," + (longest - 2) + "}[a-z0-9])?$" : "^[a-z0-9]$";
    return "{{if regexMatch \"%s\" %s}}{{%s}}{{else}}".formatted(label, item, item)
        + "{{fail (printf \"item %%q of set \\\"%s\\\" is no DNS label of at most %d characters,"
            .formatted(set.name(), longest)
        + " and can not be part of the name of an Application; rename it\" %s)}}{{end}}"
            .formatted(item);
  }

  /** Puts the item into the fields of a template that know it, and into no other. */
  void fillIn(ObjectNode template) {
    fill(template.path("metadata").path("labels"), ApiGroup.APPLICATION_LABEL);
    JsonNode spec = template.path("spec");
    fillInSource(spec.path("source"));
    spec.path("sources").forEach(this::fillInSource);
  }

  private void fillInSource(JsonNode source) {
    SOURCE_FIELDS.forEach(field -> fill(source, field));
    fill(source.path("helm"), "releaseName");
    if (source.path("helm").path("valueFiles") instanceof ArrayNode files) {
      for (int i = 0; i < files.size(); i++) {
        files.set(i, new TextNode(filled(files.get(i).asText())));
      }
    }
  }

  private void fill(JsonNode parent, String field) {
    if (parent instanceof ObjectNode object && object.has(field)) {
      object.put(field, filled(object.path(field).asText()));
    }
  }

  private String filled(String text) {
    return Placeholders.ITEM
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(expression(match)));
  }

  private String expression(MatchResult match) {
    return match.group(2) == null ? "{{" + item + "}}" : value(match.group(2));
  }

  private String value(String key) {
    return "{{$v := index %s \"%s\"}}".formatted(texts, key)
        + "{{if and (kindIs \"string\" $v) (regexMatch \"%s\" (toString $v))".formatted(PLAIN)
        + " (not (contains \"..\" (toString $v)))}}{{$v}}{{else}}"
        + "{{fail \"{item.%s} of set \\\"%s\\\" must be a text of letters, digits, ., _, / and -\"}}"
            .formatted(key, set.name())
        + "{{end}}";
  }
}
