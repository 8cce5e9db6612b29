package io.platformtenant.operator.cli.imports;

import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.imports.HandMade;

/**
 * What was read.
 *
 * @param contracts classes and tenants that are there already
 */
record Found(HandMade handMade, Inputs contracts) {}
