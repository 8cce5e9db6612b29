package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** What became of one environment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentStatus(
    @Required String name,
    String cluster,
    GateState gate,
    BootstrapCount bootstrap,
    DeliveryCount delivery,
    Problem firstProblem) {}
