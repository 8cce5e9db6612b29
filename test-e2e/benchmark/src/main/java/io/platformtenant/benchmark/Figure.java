package io.platformtenant.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * One measured quantity, round by round.
 *
 * @param name what it is of, in words
 * @param unit as it stands behind a number; empty for a ratio
 */
public record Figure(String name, String unit, List<Double> rounds) {
  public Figure {
    rounds = List.copyOf(rounds);
  }

  static Figure of(String name, String unit, double value) {
    return new Figure(name, unit, List.of(value));
  }

  /** Of something that is counted. */
  static Figure of(String name, String unit, long count) {
    return of(name, unit, (double) count);
  }

  /** With one round more. */
  Figure and(Figure other) {
    var all = new ArrayList<>(rounds);
    all.addAll(other.rounds);
    return new Figure(name, unit, all);
  }

  public double median() {
    var sorted = rounds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return rounds.stream().mapToDouble(d -> d).min().orElse(Double.NaN);
  }

  double most() {
    return rounds.stream().mapToDouble(d -> d).max().orElse(Double.NaN);
  }
}
