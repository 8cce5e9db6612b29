package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A difference that Argo CD does not count. */
@ValidationRule(
    value =
        "has(self.jsonPointers) || has(self.jqPathExpressions) || has(self.managedFieldsManagers)",
    message = IgnoreDifference.IGNORES_NOTHING)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IgnoreDifference(
    @Size(max = 253) @Pattern("^[a-z0-9.*-]*$") String group,
    @Required @Size(min = 1, max = 63) @Pattern("^([A-Za-z0-9]+|[*])$") String kind,
    @Size(min = 1, max = 253) @Pattern(Bounds.ONE_LINE) String name,
    @Size(min = 1, max = 63) @Pattern(Bounds.DNS_LABEL) String namespace,
    @Size(max = 16) List<@Size(min = 1, max = 512) @Pattern("^/") String> jsonPointers,
    @Size(max = 16)
        List<@Size(min = 1, max = 1024) @Pattern(Bounds.ONE_LINE) String> jqPathExpressions,
    @Size(max = 16)
        List<@Size(min = 1, max = 128) @Pattern(Bounds.ONE_LINE) String> managedFieldsManagers) {
  public static final String IGNORES_NOTHING =
      "say what to ignore: at least one of jsonPointers, jqPathExpressions and managedFieldsManagers";

  public IgnoreDifference {
    jsonPointers = Copies.list(jsonPointers);
    jqPathExpressions = Copies.list(jqPathExpressions);
    managedFieldsManagers = Copies.list(managedFieldsManagers);
  }
}
