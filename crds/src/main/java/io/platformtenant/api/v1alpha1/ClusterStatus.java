package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** What became of the cluster stages of a class on one cluster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterStatus(
    @Required String name, Integer ready, Integer total, Problem firstProblem) {}
