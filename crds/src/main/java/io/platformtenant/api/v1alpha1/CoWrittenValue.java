package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What stands in an Application and is not its contract's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoWrittenValue(
    @JsonPropertyDescription("Name of the Application.") @Required String application,
    @JsonPropertyDescription("Field of the Application, from its root on.") @Required String field,
    @JsonPropertyDescription("What stands there, shortened; absent where it was taken out.")
        String value,
    @JsonPropertyDescription(
            "Name of the co-writer who may write it; absent where the class lets nobody any more, and what was written last stays.")
        String writer) {}
