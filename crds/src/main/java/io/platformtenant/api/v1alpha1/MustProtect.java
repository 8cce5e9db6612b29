package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** Environments that have to be protected. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MustProtect(
    @JsonPropertyDescription("Patterns of the names of environments; * stands for any text.")
        @Required
        @Size(min = 1, max = 16)
        List<@Size(min = 1, max = 30) @Pattern("^[a-z0-9*-]+$") String> environments) {
  public MustProtect {
    environments = Copies.list(environments);
  }
}
