package io.platformtenant.operator.change;

import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an object waits for. A thousand objects wait for much the same thousand, so the sets are
 * shared and only looked into; they are put together for whoever wants to name them.
 *
 * @param groups sets in which the object itself may stand too
 */
record Waits(ObjectId self, List<Set<ObjectId>> groups) {
  Waits {
    groups = List.copyOf(groups);
  }

  boolean isOver() {
    return groups.stream()
        .allMatch(group -> group.isEmpty() || (group.size() == 1 && group.contains(self)));
  }

  SortedSet<ObjectId> all() {
    SortedSet<ObjectId> all = new TreeSet<>();
    groups.forEach(all::addAll);
    all.remove(self);
    return all;
  }
}
