package io.platformtenant.operator.cli.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case: a head of comments, and tenants and classes below it.
 *
 * @param comments the lines of the head, without what makes them comments
 * @param yaml what stands below the head
 */
record CaseFile(String name, List<String> comments, String yaml) {
  static CaseFile of(String name, String text) {
    List<String> head = text.lines().takeWhile(line -> line.startsWith("# ")).toList();
    int below = head.stream().mapToInt(line -> line.length() + 1).sum();
    return new CaseFile(
        name, head.stream().map(line -> line.substring(2)).toList(), text.substring(below));
  }

  /** What the head says about something, such as the rule or the field. */
  Optional<String> said(String key) {
    String start = key + ": ";
    return comments.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  List<String> lines() {
    return yaml.lines().toList();
  }

  /** What is said here and not there. */
  Set<String> linesNotIn(CaseFile other) {
    Set<String> lines = new HashSet<>(lines());
    other.lines().forEach(lines::remove);
    return lines;
  }
}
