package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/**
 * One Application for every file that matches; the texts in it are what {item.<key>} stands for.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GitFiles(
    @JsonPropertyDescription(
            "Address of the Git repository with the files; literal, without patterns.")
        @Required
        @Size(min = 1, max = 512)
        @Pattern(Bounds.REPOSITORY)
        String repoURL,
    @JsonPropertyDescription("Branch, tag or commit to look at; HEAD when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.REVISION)
        String revision,
    @JsonPropertyDescription("Paths of the files; * stands for one segment, ** for any number.")
        @Required
        @Size(min = 1, max = 32)
        List<@Size(min = 1, max = 256) @Pattern("^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*$") String>
            files) {
  public GitFiles {
    files = Copies.list(files);
  }
}
