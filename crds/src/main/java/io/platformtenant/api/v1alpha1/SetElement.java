package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** One element of a list of a set: an Application in every environment of the set. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SetElement(
    @JsonPropertyDescription("Name of the element, {item}, part of the name of its Application.")
        @Required
        @Size(min = 1, max = 40)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Texts that {item.<key>} stands for, where it is a whole targetRevision also ranges of versions such as ^1.2; none when absent.")
        @Size(max = 32)
        Map<String, @Size(max = 256) @Pattern("^[^\\x00-\\x1f\\x7f]*$") String> values) {
  public SetElement {
    values = Copies.map(values);
  }
}
