package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** A Git repository as Flux reads it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GitSource(
    @JsonPropertyDescription(
            "Address of the repository: http, https or ssh; write git@host:org/repo as ssh://git@host/org/repo.")
        @Required
        @Size(min = 1, max = 512)
        @Pattern("^(http|https|ssh)://[^\\s]+$")
        String url,
    @JsonPropertyDescription("What to check out; the branch master when absent.") GitRef ref,
    @JsonPropertyDescription("Directories to check out; all when absent.") @Size(max = 16)
        List<@Size(min = 1, max = 256) @Pattern(Bounds.ONE_LINE) String> sparseCheckout,
    @JsonPropertyDescription(
            "Whether submodules are checked out too, with the same credentials; false when absent. Needs guardrails.submodules of the class.")
        Boolean recurseSubmodules) {
  public GitSource {
    sparseCheckout = Copies.list(sparseCheckout);
  }
}
