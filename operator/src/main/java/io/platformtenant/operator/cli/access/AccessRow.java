package io.platformtenant.operator.cli.access;

import io.platformtenant.operator.access.Grant;

/**
 * A grant, and what a change does to it.
 *
 * @param change {@code gives} or {@code takes}; "" where two states are not compared
 */
record AccessRow(String change, Grant grant) {}
