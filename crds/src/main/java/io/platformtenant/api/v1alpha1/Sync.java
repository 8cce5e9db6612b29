package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** How applications are synced. */
@ValidationRule(
    value = "!has(self.options) || self.options.all(o, self.options.exists_one(p, p == o))",
    message = Sync.OPTION_TWICE,
    fieldPath = ".options")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Sync(
    @JsonPropertyDescription(
            "Whether what left the repository is deleted; as in the class when absent, true when absent there too.")
        Boolean prune,
    @JsonPropertyDescription(
            "Whether what was changed in the cluster is put back; as in the class when absent, true when absent there too.")
        Boolean selfHeal,
    @JsonPropertyDescription(
            "Sync options of Argo CD; those of the class when absent. FailOnSharedResource=true is always among them.")
        @Size(max = 10)
        List<SyncOption> options,
    @JsonPropertyDescription(
            "How a failed sync is tried again; as the class says when absent, else as Argo CD does.")
        Retry retry) {
  public static final String OPTION_TWICE = "an option can be named only once";

  public Sync {
    options = Copies.list(options);
  }
}
