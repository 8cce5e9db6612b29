package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** How applications are synced. */
@ValidationRule(
    value = "!has(self.options) || self.options.all(o, self.options.exists_one(p, p == o))",
    message = Sync.OPTION_TWICE,
    fieldPath = ".options")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Sync(
    @JsonPropertyDescription("Delete what left the repository; true when absent.") Boolean prune,
    @JsonPropertyDescription("Put back what was changed in the cluster; true when absent.")
        Boolean selfHeal,
    @JsonPropertyDescription("Sync options of Argo CD.") @Size(max = 10) List<SyncOption> options,
    @JsonPropertyDescription("How a failed sync is tried again.") Retry retry) {
  public static final String OPTION_TWICE = "an option can be named only once";

  public Sync {
    options = Copies.list(options);
  }
}
