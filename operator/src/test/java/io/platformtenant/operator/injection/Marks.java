package io.platformtenant.operator.injection;

import io.platformtenant.operator.injection.Leaves.Leaf;
import java.util.List;

/**
 * Where a harmless text arrives.
 *
 * @param leaves the leaves that hold it
 * @param rest the digest of all others
 */
record Marks(List<Leaf> leaves, long rest) {
  public Marks {
    leaves = List.copyOf(leaves);
  }

  static Marks of(Leaves all, String mark) {
    List<Leaf> leaves = all.all().stream().filter(leaf -> leaf.holds(mark)).toList();
    return new Marks(leaves, Leaves.digest(all.all()) - Leaves.digest(leaves));
  }
}
