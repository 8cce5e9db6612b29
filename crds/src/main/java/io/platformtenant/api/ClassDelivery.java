package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Defaults and limits of delivery. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClassDelivery(
    @JsonPropertyDescription("The gate where a tenant says nothing; Ready when absent.")
        GatePolicy gate,
    @JsonPropertyDescription("Sync settings where an application says nothing.") Sync sync,
    @JsonPropertyDescription("Kinds no application may contain, beside those nobody may.")
        @Size(max = 64)
        List<DeniedKind> deniedKinds) {
  public ClassDelivery {
    deniedKinds = Copies.list(deniedKinds);
  }
}
