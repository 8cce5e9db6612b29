package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.operator.rules.At;

/**
 * A source and what one environment says of it.
 *
 * @param source as it is everywhere
 * @param said what the environment says; else null in every field
 * @param effective what holds there
 */
record OverriddenSource(
    At<ApplicationSource> source, At<ApplicationSource> said, ApplicationSource effective) {}
