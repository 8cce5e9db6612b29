package io.platformtenant.operator.imports.people;

import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role of a project permits, or denies: one line of it. */
record Policy(String resource, String action, String object, boolean denies) {
  private static final int WORDS = 6;
  private static final char ANYTHING = '\u0001';

  /** Empty for what is no policy; Argo CD passes it over too. */
  static Optional<Policy> of(String line) {
    List<String> words = Stream.of(line.split(",", -1)).map(String::strip).toList();
    return words.size() == WORDS && words.getFirst().equals("p")
        ? Optional.of(
            new Policy(words.get(2), words.get(3), words.get(4), !words.get(5).equals("allow")))
        : Optional.empty();
  }

  /** Whether it permits all that another does. Read strictly: what is not sure is no. */
  boolean covers(Policy other) {
    return !denies
        && covers(resource, other.resource)
        && covers(action, other.action)
        && covers(object, other.object);
  }

  /**
   * Argo CD's glob knows more signs; those are taken for none. A pattern holds all of another one
   * where it matches that with something for its stars that no other sign can match.
   */
  private static boolean covers(String pattern, String text) {
    return pattern.equals(text)
        || (pattern.chars().noneMatch(c -> "?![]{}\\".indexOf(c) >= 0)
            && Wildcards.of(pattern.replace("*", "**"), "").matches(text.replace('*', ANYTHING)));
  }

  String brief() {
    return resource + " " + action + " on " + object;
  }
}
