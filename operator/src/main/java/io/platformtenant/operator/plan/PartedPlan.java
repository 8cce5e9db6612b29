package io.platformtenant.operator.plan;

import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.model.TenantPlan;
import java.util.Optional;

/**
 * What a tenant should be now, and what is to be remembered of its team.
 *
 * @param accepted what the team says as far as it is accepted; empty where nothing new is
 */
public record PartedPlan(TenantPlan plan, Optional<TeamPart> accepted) {}
