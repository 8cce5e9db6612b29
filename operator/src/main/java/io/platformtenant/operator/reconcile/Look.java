package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.apply.LookBudget;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import java.util.SortedSet;

/**
 * What one look at a tenant or a class saw. It is taken once: what is planned from it is carried
 * out from it.
 *
 * @param resource as it was read
 * @param owner whose the objects are
 * @param listed what its status lists as made
 * @param seen what there is of it
 * @param budget what it may ask of the API server
 */
record Look<R>(
    R resource, Owner owner, SortedSet<ObjectId> listed, Observed seen, LookBudget budget) {
  /** The same look, at the resource with another status. */
  Look<R> at(R written) {
    return new Look<>(written, owner, listed, seen, budget);
  }
}
