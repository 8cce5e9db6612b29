package io.platformtenant.operator.text;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The placeholders of paths, revisions and value files. Everything else that looks like a template
 * is refused: a brace that stays would be syntax to Kustomize's substitution or to a Go template.
 */
public record Placeholders(String tenant, String environment, String cluster, String namespace) {
  private static final Pattern KNOWN =
      Pattern.compile("\\{(tenant|environment|cluster|namespace)}");

  /** The name of a text of an item. */
  public static final String ITEM_KEY = "[A-Za-z0-9_]+";

  /** A text of an item: it becomes part of a path, a revision or the name of a file. */
  public static final String ITEM_TEXT = "[A-Za-z0-9][A-Za-z0-9._/-]*";

  /**
   * What a set knows beside them: the item, with the name of a text of it in group "key"; the path
   * of its folder; and a part of that, with its place in group "segment".
   */
  public static final Pattern ITEM =
      Pattern.compile("\\{(item(\\.(?<key>" + ITEM_KEY + "))?|path|segment\\.(?<segment>[0-9]))}");

  /** The key of the text of an item that a text is, and nothing beside it. */
  public static Optional<String> wholeKey(String text) {
    Matcher item = ITEM.matcher(text);
    return item.matches() ? Optional.ofNullable(item.group("key")) : Optional.empty();
  }

  /** The keys of the texts of an item that a text knows. */
  public static Stream<String> keysIn(String text) {
    return ITEM.matcher(text).results().map(item -> item.group("key")).filter(Objects::nonNull);
  }

  /** The whole folder of an item. */
  public static final String PATH = "{path}";

  /** What is wrong with a text that may hold placeholders, if anything. */
  public static Optional<String> problemIn(String text) {
    return problemIn(text, KNOWN.matcher(text).replaceAll(""), " and {namespace}");
  }

  /** What is wrong with a text of a set, which may hold those of an item too, if anything. */
  public static Optional<String> problemInSet(String text) {
    return problemIn(
        text,
        ITEM.matcher(KNOWN.matcher(text).replaceAll("")).replaceAll(""),
        ", {namespace}, {item}, {item.<key>}, {path} and {segment.N}");
  }

  private static Optional<String> problemIn(String text, String rest, String last) {
    if (text.contains("${") || text.contains("{{")) {
      return Optional.of("\"${\" and \"{{\" are syntax of other tools and not allowed here");
    }
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      return Optional.of(
          "holds a brace that is no placeholder; known are {tenant}, {environment}, {cluster}"
              + last);
    }
    return Optional.empty();
  }

  /** The text with its placeholders filled in; each is filled in once. */
  public String fill(String text) {
    Map<String, String> values =
        Map.of(
            "tenant", tenant,
            "environment", environment,
            "cluster", cluster,
            "namespace", namespace);
    return KNOWN
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(values.get(match.group(1))));
  }
}
