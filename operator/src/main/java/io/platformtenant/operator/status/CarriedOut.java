package io.platformtenant.operator.status;

import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import java.util.Collection;

/**
 * What came of carrying a plan out.
 *
 * @param observed what was seen after
 * @param silence what of that no engine has looked at for too long
 * @param inventory everything that was made for the owner and may still be there
 */
public record CarriedOut(
    Outcome outcome, Observed observed, Silence silence, Collection<ObjectId> inventory) {}
