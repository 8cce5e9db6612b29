package io.platformtenant.operator.contract;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How much those of a list weigh at most that can go on at the same time, none waiting for another.
 * By the theorem of Dilworth in its weighted form that is the sum of all weights less the largest
 * flow from each to those that wait for it.
 */
final class HeaviestAtOnce<S> {
  private final List<S> all;
  private final Function<S, ? extends Collection<S>> waitsFor;
  private final int source;
  private final int sink;
  private final long[][] room;

  HeaviestAtOnce(
      List<S> all, Function<S, ? extends Collection<S>> waitsFor, ToLongFunction<S> weight) {
    this.all = all;
    this.waitsFor = waitsFor;
    this.source = 2 * all.size();
    this.sink = source + 1;
    this.room = new long[sink + 1][sink + 1];
    for (int i = 0; i < all.size(); i++) {
      room[source][i] = weight.applyAsLong(all.get(i));
      room[all.size() + i][sink] = room[source][i];
    }
  }

  long weight() {
    long sum = Arrays.stream(room[source]).sum();
    connect();
    for (long more = push(); more > 0; more = push()) {
      sum -= more;
    }
    return sum;
  }

  private void connect() {
    for (int i = 0; i < all.size(); i++) {
      for (S before : waitsFor.apply(all.get(i))) {
        int index = all.indexOf(before);
        if (index >= 0 && index != i) {
          room[index][all.size() + i] = Long.MAX_VALUE / 2;
        }
      }
    }
  }

  /** Along the shortest way that has room, as much as it has; 0 when there is none. */
  private long push() {
    int[] from = way();
    if (from[sink] < 0) {
      return 0;
    }
    long most = Long.MAX_VALUE;
    for (int at = sink; at != source; at = from[at]) {
      most = Math.min(most, room[from[at]][at]);
    }
    for (int at = sink; at != source; at = from[at]) {
      room[from[at]][at] -= most;
      room[at][from[at]] += most;
    }
    return most;
  }

  private int[] way() {
    int[] from = new int[sink + 1];
    Arrays.fill(from, -1);
    from[source] = source;
    var next = new ArrayDeque<Integer>(List.of(source));
    while (!next.isEmpty()) {
      int at = next.remove();
      for (int to = 0; to <= sink; to++) {
        if (from[to] < 0 && room[at][to] > 0) {
          from[to] = at;
          next.add(to);
        }
      }
    }
    return from;
  }
}
