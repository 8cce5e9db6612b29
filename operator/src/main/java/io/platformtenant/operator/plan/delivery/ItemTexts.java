package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.VersionRanges;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * What {@code {item}}, {@code {item.<key>}}, {@code {path}} and {@code {segment.N}} become: Go
 * templates that fail on anything but a plain text, and with them the whole set, so that nothing is
 * made out of half of it.
 */
final class ItemTexts {
  private static final String TEXT = "^" + Placeholders.ITEM_TEXT + "$";

  /** A text that is a whole revision may be a range of versions. */
  private static final String REVISION =
      "^(" + Placeholders.ITEM_TEXT + "|" + VersionRanges.RANGE + ")$";

  private static final String WORDS = "a text of letters, digits, ., _, / and -";

  /** Folders may begin with what texts of items may not. */
  private static final String FOLDER = "^[A-Za-z0-9._][A-Za-z0-9._/-]*$";

  private final ApplicationSet set;
  private final String item;
  private final String texts;

  ItemTexts(ApplicationSet set) {
    this.set = set;
    this.item = item(set);
    this.texts = set.list() == null ? "." : ".values";
  }

  private static String item(ApplicationSet set) {
    if (set.list() != null) {
      return ".name";
    }
    if (set.itemFrom() == null) {
      return ".path.basename";
    }
    List<String> segments =
        Placeholders.ITEM
            .matcher(set.itemFrom())
            .results()
            .map(segment -> segment(segment.group("segment")))
            .toList();
    return "(printf \"%s\" %s)"
        .formatted(
            String.join("-", Collections.nCopies(segments.size(), "%s")),
            String.join(" ", segments));
  }

  private static String segment(String place) {
    return "(index .path.segments " + place + ")";
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
    fill(source, "path");
    if (source instanceof ObjectNode object && object.has("targetRevision")) {
      object.put("targetRevision", revision(object.path("targetRevision").asText()));
    }
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

  private String revision(String text) {
    return Placeholders.wholeKey(text)
        .map(key -> plain(textOf(key), REVISION, text, WORDS + ", or a range of versions"))
        .orElseGet(() -> filled(text));
  }

  private String filled(String text) {
    return Placeholders.ITEM
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(expression(match)));
  }

  private String expression(MatchResult match) {
    return switch (match.group()) {
      case "{item}" -> "{{" + item + "}}";
      case Placeholders.PATH -> plain(".path.path", FOLDER, match.group());
      default ->
          match.group("segment") == null
              ? plain(textOf(match.group("key")), TEXT, match.group())
              : plain(segment(match.group("segment")), FOLDER, match.group());
    };
  }

  private String textOf(String key) {
    return "index %s \"%s\"".formatted(texts, key);
  }

  private String plain(String value, String pattern, String placeholder) {
    return plain(value, pattern, placeholder, WORDS);
  }

  private String plain(String value, String pattern, String placeholder, String words) {
    return "{{$v := %s}}".formatted(value)
        + "{{if and (kindIs \"string\" $v) (regexMatch \"%s\" (toString $v))".formatted(pattern)
        + " (not (contains \"..\" (toString $v)))}}{{$v}}{{else}}"
        + "{{fail \"%s of set \\\"%s\\\" must be %s\"}}".formatted(placeholder, set.name(), words)
        + "{{end}}";
  }
}
