package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** How much a tenant may ask for; the bounds of the schema where nothing is said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
    @JsonPropertyDescription(
            "Most environments a tenant may have; what the schema permits when absent.")
        @Min(1)
        @Max(16)
        Integer environments,
    @JsonPropertyDescription(
            "Most namespaces a tenant may have in all its environments; what the schema permits when absent.")
        @Min(1)
        @Max(128)
        Integer namespaces,
    @JsonPropertyDescription(
            "Most stages of its own a tenant may have; what the schema permits when absent.")
        @Min(0)
        @Max(32)
        Integer stages,
    @JsonPropertyDescription(
            "Most applications a tenant may have; what the schema permits when absent.")
        @Min(0)
        @Max(64)
        Integer applications,
    @JsonPropertyDescription("Most sets a tenant may have; what the schema permits when absent.")
        @Min(0)
        @Max(32)
        Integer applicationSets,
    @JsonPropertyDescription(
            "Most elements of lists a tenant may have, counted in every environment; what the schema permits when absent.")
        @Min(0)
        @Max(1500)
        Integer generatedApplications,
    @JsonPropertyDescription(
            "Shortest interval a source or stage may have, "
                + Bounds.SHORTEST_INTERVAL
                + " to "
                + Bounds.LONGEST_INTERVAL
                + "; "
                + Bounds.SHORTEST_INTERVAL
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String interval,
    @JsonPropertyDescription(
            "Longest timeout a stage may have, for which it can hold one of Flux's workers, "
                + Bounds.SHORTEST_TIMEOUT
                + " to "
                + Bounds.LONGEST_TIMEOUT
                + "; "
                + Bounds.LONGEST_TIMEOUT
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String timeout) {
  /** Those of a class that says nothing about them. */
  public static final Limits NONE = new Limits(null, null, null, null, null, null, null, null);
}
