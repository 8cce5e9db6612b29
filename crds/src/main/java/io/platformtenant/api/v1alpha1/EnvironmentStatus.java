package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** What became of one environment. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EnvironmentStatus(
    @JsonPropertyDescription("Name of the environment in the spec.") @Required String name,
    @JsonPropertyDescription("Cluster the environment is in.") String cluster,
    @JsonPropertyDescription(
            "Whether new Applications may appear: they may (Open), they wait for the stages (Waiting), or nothing holds them (None).")
        GateState gate,
    @JsonPropertyDescription(
            "How many stages of the environment are Ready, those of the whole tenant included.")
        BootstrapCount bootstrap,
    @JsonPropertyDescription("How many Applications of the environment are synced and healthy.")
        DeliveryCount delivery,
    @JsonPropertyDescription("What fails first in the environment; absent while nothing does.")
        Problem firstProblem,
    @JsonPropertyDescription(
            "Namespaces that leave the environment only after that was approved; absent where it is not protected.")
        List<String> protectedNamespaces,
    @JsonPropertyDescription(
            "What co-writers of the class wrote into Applications of the environment in place of what the contract says, the first 10; absent where there is none.")
        List<CoWrittenValue> coWritten) {
  public EnvironmentStatus {
    coWritten = Copies.list(coWritten);
    protectedNamespaces = Copies.list(protectedNamespaces);
  }
}
