package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A field in which an object differs from what is planned; a list counts as one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldDifference(
    @JsonPropertyDescription("Where it differs, such as spec.sourceRepos.") @Required String field,
    @JsonPropertyDescription("What stands there, shortened; absent where nothing does.")
        String live,
    @JsonPropertyDescription(
            "What would stand there, shortened; absent where it would be taken out.")
        String planned) {}
