package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A namespace of an environment. */
@ValidationRule(
    value = "self.name != 'default' && self.name != 'kube' && !self.name.startsWith('kube-')",
    message = "the namespaces default and kube-* belong to the cluster and can not be a tenant's",
    fieldPath = ".name")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentNamespace(
    @JsonPropertyDescription("Name of the namespace.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Create (default): made when it is not there. Existing: must be there and carry the annotation platformtenant.io/adopt.")
        NamespacePolicy policy,
    @JsonPropertyDescription("A namespace profile of the class; absent means default.")
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String profile) {}
