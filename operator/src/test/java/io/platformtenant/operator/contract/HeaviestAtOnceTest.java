package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against trying every subset of small orders. */
class HeaviestAtOnceTest {
  @Test
  void isTheHeaviestOfAllSubsetsInWhichNoneWaits() {
    var chance = new Random(20260101);
    for (int round = 0; round < 300; round++) {
      int size = 1 + chance.nextInt(8);
      List<List<Integer>> before = order(size, chance);
      long[] weights = chance.longs(size, 1, 16).toArray();
      List<Integer> all = IntStream.range(0, size).boxed().toList();
      assertThat(StageOrder.heaviestAtOnce(all, before::get, i -> weights[i]))
          .as("%s weighing %s", before, weights)
          .isEqualTo(tried(before, weights));
    }
  }

  private static List<List<Integer>> order(int size, Random chance) {
    List<List<Integer>> before = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      before.add(IntStream.range(0, i).filter(other -> chance.nextInt(3) == 0).boxed().toList());
    }
    return before;
  }

  private static long tried(List<List<Integer>> before, long[] weights) {
    int size = weights.length;
    boolean[][] waits = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (int b : before.get(i)) {
        waits[i][b] = true;
        for (int c = 0; c < size; c++) {
          waits[i][c] |= waits[b][c];
        }
      }
    }
    return IntStream.range(0, 1 << size)
        .filter(subset -> noneWaits(subset, waits))
        .mapToLong(
            subset ->
                IntStream.range(0, size)
                    .filter(i -> (subset >> i & 1) == 1)
                    .mapToLong(i -> weights[i])
                    .sum())
        .max()
        .orElseThrow();
  }

  private static boolean noneWaits(int subset, boolean[][] waits) {
    return IntStream.range(0, waits.length)
        .filter(i -> (subset >> i & 1) == 1)
        .noneMatch(
            i ->
                IntStream.range(0, waits.length)
                    .anyMatch(b -> (subset >> b & 1) == 1 && waits[i][b]));
  }
}
