package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;
import java.util.Map;

/** One place a tenant runs in: a cluster and the namespaces there. */
@ValidationRule(
    value = "!self.name.startsWith('cluster') && !self.name.startsWith('platform')",
    message = Environment.RESERVED_NAME,
    fieldPath = ".name")
@ValidationRule(
    value = "!has(self.cluster) || self.cluster == 'in-cluster'",
    message = Environment.CLUSTER_UNKNOWN,
    fieldPath = ".cluster")
@ValidationRule(
    value =
        "(has(self.cluster) ? self.cluster : 'in-cluster') == (has(oldSelf.cluster) ? oldSelf.cluster : 'in-cluster')",
    message = Environment.CLUSTER_CHANGES,
    fieldPath = ".cluster")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Environment(
    @JsonPropertyDescription(
            "Name of the environment, part of the names of everything made for it.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Cluster the environment is in; in-cluster when absent, the only one for now. Never changes.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String cluster,
    @JsonPropertyDescription(
            "Whether approvers alone sync here, and nothing on its own unless an application says autoSync; false when absent.")
        @JsonProperty("protected")
        Boolean isProtected,
    @JsonPropertyDescription(
            "Namespaces of the environment, "
                + PlatformTenantSpec.MOST_NAMESPACES
                + " over all environments; stages and applications go to the first unless they say otherwise.")
        @Required
        @ListMap("name")
        @Size(min = 1, max = 32)
        List<EnvironmentNamespace> namespaces,
    @JsonPropertyDescription(
            "Values of parameters here, over those of the tenant; those of the tenant when absent.")
        @Size(max = 64)
        Map<String, @Size(max = 256) String> parameters,
    @JsonPropertyDescription(
            "Who sees or acts in this environment alone by tier, added to those of the tenant; nobody when absent.")
        Access access) {
  public static final String RESERVED_NAME =
      "an environment's name can not begin with cluster or platform: those names are kept for the platform's own stages";

  public static final String CLUSTER_UNKNOWN = "only the cluster in-cluster is supported";

  public static final String CLUSTER_CHANGES =
      "the cluster of an environment can not change; add an environment and remove this one";

  public Environment {
    namespaces = Copies.list(namespaces);
    parameters = Copies.map(parameters);
  }
}
