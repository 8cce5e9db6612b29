package io.platformtenant.operator.status;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import java.util.Collection;

/**
 * What came of carrying a plan out.
 *
 * @param observed what was seen after
 * @param inventory everything that was made for the owner and may still be there
 */
public record CarriedOut(Outcome outcome, Observed observed, Collection<ObjectId> inventory) {}
