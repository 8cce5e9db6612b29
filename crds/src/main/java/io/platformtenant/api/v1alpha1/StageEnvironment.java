package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** An environment of a stage, and what differs there. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StageEnvironment(
    @JsonPropertyDescription("Name of one of the tenant's environments.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("Source here; that of the stage when absent.")
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String source,
    @JsonPropertyDescription("Directory here; that of the stage when absent.")
        @Size(min = 1, max = 512)
        @Pattern(Bounds.TEMPLATE_PATH)
        String path,
    @JsonPropertyDescription(
            "Variables here, by name over those of the stage; those of the stage when absent.")
        @Size(max = 64)
        Map<String, @Size(max = 256) String> substitute) {
  public StageEnvironment {
    substitute = Copies.map(substitute);
  }
}
