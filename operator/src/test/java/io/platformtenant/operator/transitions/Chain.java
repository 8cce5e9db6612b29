package io.platformtenant.operator.transitions;

import java.util.List;

/**
 * A way from a tenant and its class over two others and back.
 *
 * @param number its place among the chains of its seed
 * @param steps what leads to each state after the first, in words
 */
public record Chain(int number, List<Pair> states, List<String> steps) {
  /** One that goes and comes back. */
  static Chain andBack(int number, Pair first, Pair second, String one, Pair third, String other) {
    return new Chain(number, List.of(first, second, third, first), List.of(one, other, "back"));
  }

  @Override
  public String toString() {
    return "chain %d: %s".formatted(number, String.join(" -> ", steps));
  }
}
