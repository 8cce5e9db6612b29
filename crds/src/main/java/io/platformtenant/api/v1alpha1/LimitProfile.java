package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** Limits and defaults of what runs in a namespace. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LimitProfile(
    @JsonPropertyDescription("Limits, an item for each type.")
        @Required
        @ListMap("type")
        @Size(min = 1, max = 3)
        List<Limit> limits) {
  public LimitProfile {
    limits = Copies.list(limits);
  }
}
