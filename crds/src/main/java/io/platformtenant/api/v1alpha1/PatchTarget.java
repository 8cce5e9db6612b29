package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** What a patch is for. Every field that is said must match. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PatchTarget(
    @JsonPropertyDescription(
            "API group of the objects, a regular expression for the whole of it; any when absent.")
        @Size(max = 253)
        @Pattern(EXPRESSION)
        String group,
    @JsonPropertyDescription(
            "API version of the objects, a regular expression for the whole of it, without the group; any when absent.")
        @Size(max = 63)
        @Pattern(EXPRESSION)
        String version,
    @JsonPropertyDescription(
            "Kind of the objects, a regular expression for the whole of it; any when absent.")
        @Size(max = 253)
        @Pattern(EXPRESSION)
        String kind,
    @JsonPropertyDescription(
            "Name of the objects, a regular expression for the whole of it; any when absent.")
        @Size(max = 253)
        @Pattern(Bounds.ONE_LINE)
        String name,
    @JsonPropertyDescription(
            "Namespace of the objects, a regular expression for the whole of it; any when absent.")
        @Size(max = 253)
        @Pattern(Bounds.ONE_LINE)
        String namespace,
    @JsonPropertyDescription("Selector of labels the objects have; any when absent.")
        @Size(max = 512)
        @Pattern(Bounds.ONE_LINE)
        String labelSelector,
    @JsonPropertyDescription("Selector of annotations the objects have; any when absent.")
        @Size(max = 512)
        @Pattern(Bounds.ONE_LINE)
        String annotationSelector) {
  private static final String EXPRESSION = "^[!-~]*$";
}
