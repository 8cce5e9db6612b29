package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What became of the cluster stages of a class on one cluster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterStatus(
    @JsonPropertyDescription("Name of the cluster, such as in-cluster.") @Required String name,
    @JsonPropertyDescription("How many cluster stages are Ready there.") Integer ready,
    @JsonPropertyDescription("How many cluster stages there are.") Integer total,
    @JsonPropertyDescription("What fails first on the cluster; absent while nothing does.")
        Problem firstProblem) {}
