package io.platformtenant.operator.documents;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line that says something, taken apart into all runs of four words in it. Two lines of which one
 * was written from the other share most of them, even when a word was changed here and there; two
 * that speak of one thing in words of their own share hardly any.
 */
record Passage(String where, Set<String> runs) {
  private static final int WORDS = 4;
  private static final int FEW = 5;

  static Passage of(Page page, Line line) {
    List<String> words =
        Arrays.stream(line.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return new Passage(
        page.where(line),
        IntStream.rangeClosed(0, words.size() - WORDS)
            .mapToObj(i -> String.join(" ", words.subList(i, i + WORDS)))
            .collect(Collectors.toSet()));
  }

  /** Whether half of the shorter one, and more than a phrase, stands in the other. */
  boolean isToldBy(Passage other) {
    Set<String> shared = new HashSet<>(runs);
    shared.retainAll(other.runs);
    return shared.size() >= FEW && 2 * shared.size() >= Math.min(runs.size(), other.runs.size());
  }
}
