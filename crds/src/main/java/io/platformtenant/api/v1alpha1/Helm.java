package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** How a chart is rendered. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Helm(
    @JsonPropertyDescription(
            "Name of the release; the application's when absent, in a set <set>-<item>.")
        @Size(min = 1, max = 53)
        @Pattern(Bounds.DNS_LABEL)
        String releaseName,
    @JsonPropertyDescription(
            "Value files: relative to the path or the chart, or from the root of the repository with a leading /, and inside it; in another source as $<ref>/...; none when absent. They know the placeholders.")
        @Size(max = 16)
        List<@Size(min = 1, max = 512) @Pattern(Bounds.VALUE_FILE) String> valueFiles,
    @JsonPropertyDescription(
            "Whether a value file that is not there is passed over; false when absent.")
        Boolean ignoreMissingValueFiles,
    @JsonPropertyDescription(
            "Whether the chart's folder crds is left out, since a tenant can not bring CRDs; false when absent.")
        Boolean skipCrds,
    @JsonPropertyDescription("Values as an object, at most 32 KiB as JSON; none when absent.")
        @PreserveUnknownFields
        JsonNode valuesObject,
    @JsonPropertyDescription("Single values, over all others; none when absent.")
        @ListMap("name")
        @Size(max = 64)
        List<HelmParameter> parameters) {
  public Helm {
    valueFiles = Copies.list(valueFiles);
    parameters = Copies.list(parameters);
  }
}
