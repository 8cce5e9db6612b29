package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** What of a source of a class the stages of tenants may use. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Shared(
    @JsonPropertyDescription(
            "Folders that stages of tenants may read, with everything below them. They may hold {tenant} and {environment}.")
        @Required
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 256) @Pattern("^([^{}$\\s]|[{](tenant|environment)[}])+$") String>
            paths) {
  public Shared {
    paths = Copies.list(paths);
  }
}
