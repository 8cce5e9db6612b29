package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** An application: one Argo CD Application in every environment. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Application(
    @JsonPropertyDescription("Name of the application.")
        @Required
        @Size(min = 1, max = 24)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("Where its manifests come from.") @Required ApplicationSource source,
    @JsonPropertyDescription("Environments of the application; all when absent.")
        @ListMap("name")
        @Size(min = 1, max = 16)
        List<ApplicationEnvironment> environments,
    @JsonPropertyDescription("How it is synced.") Sync sync) {
  public Application {
    environments = Copies.list(environments);
  }
}
