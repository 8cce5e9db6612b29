package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** Elements written out one by one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ElementList(
    @JsonPropertyDescription("The elements, an item of the set each.")
        @Required
        @ListMap("name")
        @Size(min = 1, max = 64)
        List<SetElement> elements) {
  public ElementList {
    elements = Copies.list(elements);
  }
}
