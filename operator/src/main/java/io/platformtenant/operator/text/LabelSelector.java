package io.platformtenant.operator.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which labels are meant, as the API server reads it in a request (apimachinery, pkg/labels
 * selector.go, Parse).
 *
 * @param text as it was written
 * @param requirements which all have to hold
 */
public record LabelSelector(String text, List<Requirement> requirements) {
  public static final LabelSelector ALL = new LabelSelector("", List.of());

  private static final Pattern BETWEEN = Pattern.compile(",(?![^()]*\\))");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<key>[^\\s=!<>(),]+)"
              + "(?:\\s*(?<sign>==?|!=|>|<)\\s*(?<value>[^\\s=!<>(),]*)"
              + "|\\s+(?<word>in|notin)\\s*\\((?<values>[^()]*)\\))?");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

  /** How a label has to be. */
  enum Sign {
    ONE_OF,
    NONE_OF,
    THERE,
    NOT_THERE,
    MORE_THAN,
    LESS_THAN
  }

  record Requirement(String key, Sign sign, Set<String> values) {
    boolean holds(Optional<String> label) {
      return switch (sign) {
        case ONE_OF -> label.filter(values::contains).isPresent();
        case NONE_OF -> label.filter(values::contains).isEmpty();
        case THERE -> label.isPresent();
        case NOT_THERE -> label.isEmpty();
        case MORE_THAN ->
            label.filter(LabelSelector::isNumber).filter(v -> than(v) > 0).isPresent();
        case LESS_THAN ->
            label.filter(LabelSelector::isNumber).filter(v -> than(v) < 0).isPresent();
      };
    }

    private int than(String label) {
      return Long.compare(Long.parseLong(label), Long.parseLong(values.iterator().next()));
    }

    private boolean isSound() {
      return MetadataKeys.isKey(key)
          && values.stream()
              .allMatch(
                  v ->
                      switch (sign) {
                        case ONE_OF, NONE_OF, THERE, NOT_THERE -> MetadataKeys.isLabelValue(v);
                        case MORE_THAN, LESS_THAN -> isNumber(v);
                      });
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence, where the API server would refuse it
   */
  public static LabelSelector of(String text) {
    return text.isBlank()
        ? ALL
        : new LabelSelector(
            text, Stream.of(BETWEEN.split(text, -1)).map(LabelSelector::requirement).toList());
  }

  public boolean selects(Map<String, String> labels) {
    return requirements.stream()
        .allMatch(r -> r.holds(Optional.ofNullable(labels).map(present -> present.get(r.key()))));
  }

  private static Requirement requirement(String part) {
    String words = part.strip();
    boolean not = words.startsWith("!");
    Matcher read = WORDS.matcher(not ? words.substring(1).strip() : words);
    return Optional.of(read)
        .filter(Matcher::matches)
        .filter(m -> !not || isBare(m))
        .map(m -> new Requirement(m.group("key"), not ? Sign.NOT_THERE : sign(m), values(m)))
        .filter(Requirement::isSound)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no requirement of a label selector".formatted(words)));
  }

  private static boolean isBare(Matcher read) {
    return read.group("sign") == null && read.group("word") == null;
  }

  private static Sign sign(Matcher read) {
    if (isBare(read)) {
      return Sign.THERE;
    }
    return switch (read.group("sign") == null ? read.group("word") : read.group("sign")) {
      case "=", "==", "in" -> Sign.ONE_OF;
      case "!=", "notin" -> Sign.NONE_OF;
      case ">" -> Sign.MORE_THAN;
      default -> Sign.LESS_THAN;
    };
  }

  private static Set<String> values(Matcher read) {
    if (isBare(read)) {
      return Set.of();
    }
    return read.group("value") == null
        ? Stream.of(read.group("values").split(",", -1))
            .map(String::strip)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of(read.group("value"));
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }
}
