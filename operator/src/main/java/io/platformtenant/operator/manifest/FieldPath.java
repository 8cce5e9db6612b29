package io.platformtenant.operator.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of fields as findings write them: {@code spec.environments[0].name}; an item of a list may
 * stand there by its name, and a key may hold dots.
 */
final class FieldPath {
  private static final Pattern ITEM = Pattern.compile("^\\.?\\[([^\\]]*)](.*)$", Pattern.DOTALL);

  private FieldPath() {}

  /** What stands at the path, or as near above it as there is anything. */
  static Located follow(Located from, String path) {
    Located here = from;
    String rest = path;
    while (!rest.isEmpty()) {
      Optional<Step> step = item(here, rest).or(field(here, rest));
      if (step.isEmpty()) {
        return here;
      }
      here = step.get().to();
      rest = step.get().rest();
    }
    return here;
  }

  private static Optional<Step> item(Located here, String rest) {
    Matcher matcher = ITEM.matcher(rest);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String key = matcher.group(1);
    return byIndex(here, key)
        .or(() -> here.items().stream().filter(i -> isNamed(i, key)).findFirst())
        .or(() -> here.field(key))
        .map(found -> new Step(found, matcher.group(2)));
  }

  private static Optional<Located> byIndex(Located here, String key) {
    if (!key.matches("[0-9]{1,6}") || Integer.parseInt(key) >= here.items().size()) {
      return Optional.empty();
    }
    return Optional.of(here.items().get(Integer.parseInt(key)));
  }

  private static boolean isNamed(Located item, String key) {
    return item.json().path("name").asText().equals(key)
        || item.json().path("url").asText().equals(key);
  }

  /** The longest key that the path goes on with. */
  private static java.util.function.Supplier<Optional<? extends Step>> field(
      Located here, String path) {
    String rest = path.startsWith(".") ? path.substring(1) : path;
    return () ->
        here.fields().entrySet().stream()
            .filter(f -> !f.getKey().isEmpty() && startsWith(rest, f.getKey()))
            .max(java.util.Comparator.comparingInt(f -> f.getKey().length()))
            .map(f -> new Step(f.getValue(), rest.substring(f.getKey().length())));
  }

  private static boolean startsWith(String path, String key) {
    return path.startsWith(key)
        && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
  }

  private record Step(Located to, String rest) {}
}
