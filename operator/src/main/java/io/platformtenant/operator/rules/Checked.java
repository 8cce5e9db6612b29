package io.platformtenant.operator.rules;

import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.World;

/** A tenant read together with its class, and the world around it. */
public record Checked(World world, Contract contract) {}
