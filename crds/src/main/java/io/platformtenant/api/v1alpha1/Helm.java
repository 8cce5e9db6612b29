package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How a chart is rendered. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Helm(
    @JsonPropertyDescription("Release name; the name of the application when absent.")
        @Size(min = 1, max = 53)
        @Pattern(Bounds.DNS_LABEL)
        String releaseName,
    @JsonPropertyDescription("Value files in the repository. They know the placeholders.")
        @Size(max = 16)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.VALUE_FILE) String> valueFiles,
    @JsonPropertyDescription("Values, at most 32 KiB.") @PreserveUnknownFields
        JsonNode valuesObject,
    @JsonPropertyDescription("Single values.") @ListMap("name") @Size(max = 64)
        List<HelmParameter> parameters) {
  public Helm {
    valueFiles = Copies.list(valueFiles);
    parameters = Copies.list(parameters);
  }
}
