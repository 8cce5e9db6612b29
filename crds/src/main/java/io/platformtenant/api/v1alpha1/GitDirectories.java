package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** One Application for every folder that matches. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GitDirectories(
    @JsonPropertyDescription(
            "Address of the Git repository with the folders; literal, without patterns.")
        @Required
        @Size(min = 1, max = 512)
        @Pattern(Bounds.REPOSITORY)
        String repoURL,
    @JsonPropertyDescription("Branch, tag or commit to look at; HEAD when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.REVISION)
        String revision,
    @JsonPropertyDescription("Paths of the folders; * stands for one segment.")
        @Required
        @Size(min = 1, max = 32)
        List<@Size(min = 1, max = 256) @Pattern("^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*$") String>
            directories,
    @JsonPropertyDescription(
            "Paths of folders that are none of them; * stands for one segment; none when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 256) @Pattern("^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*$") String>
            exclude) {
  public GitDirectories {
    directories = Copies.list(directories);
    exclude = Copies.list(exclude);
  }
}
