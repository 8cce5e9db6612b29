package io.platformtenant.operator.model;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody should be. With findings there are no objects: what is there keeps standing as it
 * is, nothing is half-applied.
 */
public sealed interface Plan permits TenantPlan, ClassPlan {
  /** What may be there now. */
  SortedMap<ObjectId, PlannedObject> objects();

  /** What must not appear yet. */
  List<Held> held();

  List<Finding> findings();

  default boolean isRefused() {
    return !findings().isEmpty();
  }

  /** Everything the plan wants, whether it may appear already or not. */
  default SortedSet<ObjectId> wanted() {
    var wanted = new TreeSet<>(objects().keySet());
    held().forEach(h -> wanted.add(h.object().id()));
    return wanted;
  }
}
