package io.platformtenant.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured in one situation.
 *
 * @param name of the situation
 * @param about how it was made, in a sentence
 */
public record Scenario(String name, String about, List<Figure> figures) {
  public Scenario {
    figures = List.copyOf(figures);
  }

  /** The median of one of its figures. */
  public double figure(String of) {
    return figures.stream()
        .filter(figure -> figure.name().equals(of))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no figure \"" + of + "\" in " + figures))
        .median();
  }

  /** Round by round, the figures of the same place being the same quantity. */
  Scenario and(Scenario other) {
    List<Figure> all = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      all.add(figures.get(i).and(other.figures.get(i)));
    }
    return new Scenario(name, about, all);
  }
}
