package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;

/** Who else needs what an owner made. */
interface Dependents {
  /** Nobody needs anything. */
  Dependents NONE = leaving -> Collections.emptySortedMap();

  /** Those of some objects that others wait for, and who does. */
  SortedMap<ObjectId, SortedSet<ObjectId>> of(Collection<ObjectId> leaving);

  /** Whether it can be said yet who needs some objects: of what was not read nothing is known. */
  default boolean areKnownOf(Collection<ObjectId> leaving) {
    return true;
  }

  /** The same outcome, which says by whom what cannot go is waited for. */
  default Outcome explain(Outcome outcome) {
    var dependents = of(outcome.leaving());
    if (dependents.isEmpty() || outcome.trouble().isPresent()) {
      return outcome;
    }
    ObjectId last = dependents.lastKey();
    return outcome.withTrouble(
        last.title() + " is still waited for by " + dependents.get(last).first().describe());
  }
}
