package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Elements written out one by one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ElementList(
    @Required @ListMap("name") @Size(min = 1, max = 64) List<SetElement> elements) {
  public ElementList {
    elements = Copies.list(elements);
  }
}
