package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Types of Services a tenant may have in a namespace, beside ClusterIP and LoadBalancer. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceProfile(
    @JsonPropertyDescription(
            "Whether Services may be of type ExternalName, a name that leads anywhere; false when absent.")
        Boolean externalName,
    @JsonPropertyDescription(
            "Whether Services may be of type NodePort, a port on every node; false when absent.")
        Boolean nodePort) {

  /** Those of a profile that says nothing: closed. */
  public static final ServiceProfile NONE = new ServiceProfile(null, null);
}
