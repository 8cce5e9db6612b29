package io.platformtenant.operator.change;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Which nodes of a graph lie in one cycle (Tarjan's strongly connected components). */
final class Cycles<T> {
  private final Function<T, ? extends Collection<T>> edges;
  private final Map<T, Integer> found = new HashMap<>();
  private final Map<T, Integer> lowest = new HashMap<>();
  private final Map<T, Integer> cycle = new HashMap<>();
  private final Deque<T> open = new ArrayDeque<>();

  /**
   * @param edges where edges lead from a node, to other nodes of the graph only
   */
  Cycles(Collection<T> nodes, Function<T, ? extends Collection<T>> edges) {
    this.edges = edges;
    for (T node : nodes) {
      if (!found.containsKey(node)) {
        visit(node);
      }
    }
  }

  /** Whether each can be reached from the other. */
  boolean joins(T one, T other) {
    return cycle.get(one).equals(cycle.get(other));
  }

  private void visit(T node) {
    found.put(node, found.size());
    lowest.put(node, found.get(node));
    open.push(node);
    for (T next : edges.apply(node)) {
      if (!found.containsKey(next)) {
        visit(next);
        lowest.merge(node, lowest.get(next), Math::min);
      } else if (!cycle.containsKey(next)) {
        lowest.merge(node, found.get(next), Math::min);
      }
    }
    if (lowest.get(node).equals(found.get(node))) {
      close(node);
    }
  }

  private void close(T root) {
    T node;
    do {
      node = open.pop();
      cycle.put(node, found.get(root));
    } while (!node.equals(root));
  }
}
