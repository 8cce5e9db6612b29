package io.platformtenant.operator.settings;

import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.LabelSelector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a text becomes the value of a setting. */
public sealed interface Reading<T> {
  /** What stands for the value in help. */
  String label();

  /**
   * @throws IllegalArgumentException with what is wrong, as it is told
   */
  T read(String text);

  /** A DNS label. */
  record Name() implements Reading<String> {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    @Override
    public String label() {
      return "NAME";
    }

    @Override
    public String read(String text) {
      return must(DNS_LABEL.matcher(text).matches(), text, "is no name of a namespace");
    }
  }

  /** What is put before names of people; none is. */
  record Prefix() implements Reading<String> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._:/#@+~]{0,127}");

    @Override
    public String label() {
      return "PREFIX";
    }

    @Override
    public String read(String text) {
      must(text.isEmpty() || PLAIN.matcher(text).matches(), text, "is no prefix of names");
      return must(
          !text.toLowerCase(Locale.ROOT).startsWith("system:"),
          text,
          "makes names of Kubernetes itself");
    }
  }

  /** Names between commas. */
  record Names() implements Reading<Set<String>> {
    @Override
    public String label() {
      return "NAME";
    }

    @Override
    public Set<String> read(String text) {
      List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
      must(names.stream().noneMatch(String::isEmpty), text, "has an empty name in it");
      return names.stream().collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Which labels are meant. */
  record Selector() implements Reading<LabelSelector> {
    @Override
    public String label() {
      return "SELECTOR";
    }

    @Override
    public LabelSelector read(String text) {
      return LabelSelector.of(text);
    }
  }

  /** On when it is said. */
  record Switch() implements Reading<Boolean> {
    @Override
    public String label() {
      return "";
    }

    @Override
    public Boolean read(String text) {
      must(Set.of("true", "false").contains(text), text, "is neither true nor false");
      return text.equals("true");
    }
  }

  /** A whole number within bounds, both included. */
  record Whole(String label, int min, int max) implements Reading<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    @Override
    public Integer read(String text) {
      boolean fits =
          DIGITS.matcher(text).matches()
              && Integer.parseInt(text) >= min
              && Integer.parseInt(text) <= max;
      must(fits, text, "is no number from " + min + " to " + max);
      return Integer.parseInt(text);
    }
  }

  /** A number that need not be there. */
  record Perhaps(Whole number) implements Reading<OptionalInt> {
    @Override
    public String label() {
      return number.label();
    }

    @Override
    public OptionalInt read(String text) {
      return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number.read(text));
    }
  }

  /** A length of time within bounds, both included. */
  record Length(String min, String max) implements Reading<Duration> {
    @Override
    public String label() {
      return "DURATION";
    }

    @Override
    public Duration read(String text) {
      Optional<String> wrong = Durations.outside(text, min, max);
      if (wrong.isPresent()) {
        throw new IllegalArgumentException(wrong.get());
      }
      return Durations.of(text);
    }
  }

  /** One of a few words. */
  record Choice(String label, List<String> values) implements Reading<String> {
    @Override
    public String read(String text) {
      String word = text.toLowerCase(Locale.ROOT);
      return must(values.contains(word), word, "is none of " + String.join(", ", values));
    }
  }

  private static String must(boolean holds, String text, String wrong) {
    if (!holds) {
      throw new IllegalArgumentException("\"" + text + "\" " + wrong);
    }
    return text;
  }
}
