package io.platformtenant.e2e.faults;

import io.platformtenant.testkit.faults.FaultyWire;
import io.platformtenant.testkit.faults.FaultyWire.StatusWrites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where an operator is killed: before or after its n-th write, status included. */
record KillPoint(Side side, int n) {

  enum Side {
    BEFORE,
    AFTER
  }

  static List<KillPoint> all(int writes) {
    return IntStream.rangeClosed(1, writes)
        .boxed()
        .flatMap(n -> Stream.of(new KillPoint(Side.BEFORE, n), new KillPoint(Side.AFTER, n)))
        .toList();
  }

  /** As many before as after. */
  static List<KillPoint> sample(int writes, int ofEachSide, Random random) {
    List<KillPoint> sample = new ArrayList<>();
    for (Side side : Side.values()) {
      var points = new ArrayList<>(all(writes).stream().filter(p -> p.side() == side).toList());
      Collections.shuffle(points, random);
      sample.addAll(points.subList(0, Math.min(ofEachSide, points.size())));
    }
    return sample;
  }

  FaultyWire wire() {
    return switch (side) {
      case BEFORE -> FaultyWire.before(n, StatusWrites.COUNTED);
      case AFTER -> FaultyWire.after(n, StatusWrites.COUNTED);
    };
  }

  @Override
  public String toString() {
    return side.name().toLowerCase(java.util.Locale.ROOT) + " write " + n;
  }
}
