package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** A difference that Argo CD does not count. */
@ValidationRule(
    value =
        "(has(self.jsonPointers) && self.jsonPointers.size() > 0) || (has(self.jqPathExpressions) && self.jqPathExpressions.size() > 0) || (has(self.managedFieldsManagers) && self.managedFieldsManagers.size() > 0)",
    message = IgnoreDifference.IGNORES_NOTHING)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IgnoreDifference(
    @JsonPropertyDescription(
            "API group of the objects, * in it standing for any text; the core group when absent.")
        @Size(max = 253)
        @Pattern("^[a-z0-9.*-]*$")
        String group,
    @JsonPropertyDescription("Kind of the objects; * is any kind.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^([A-Za-z0-9]+|[*])$")
        String kind,
    @JsonPropertyDescription("Name of the object; any when absent.")
        @Size(min = 1, max = 253)
        @Pattern(Bounds.ONE_LINE)
        String name,
    @JsonPropertyDescription("Namespace of the object; any when absent.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription(
            "JSON pointers (RFC 6901) to what does not count; at least one of jsonPointers, jqPathExpressions and managedFieldsManagers.")
        @Size(max = 16)
        List<@Size(min = 1, max = 512) @Pattern("^/") String> jsonPointers,
    @JsonPropertyDescription(
            "Paths in jq to what does not count, with select() at most; at least one of jsonPointers, jqPathExpressions and managedFieldsManagers.")
        @Size(max = 16)
        List<@Size(min = 1, max = 1024) @Pattern(IgnoreDifference.JQ_WITHOUT_PROGRAMS) String>
            jqPathExpressions,
    @JsonPropertyDescription(
            "Field managers whose fields do not count; at least one of jsonPointers, jqPathExpressions and managedFieldsManagers.")
        @Size(max = 16)
        List<@Size(min = 1, max = 128) @Pattern(Bounds.ONE_LINE) String> managedFieldsManagers) {
  /**
   * No variables, definitions, arithmetic, objects or interpolation of jq outside of its texts:
   * what Argo CD evaluates for every tenant may not be a program. The rulebook reads the rest.
   */
  static final String JQ_WITHOUT_PROGRAMS =
      "^([^\"\\x00-\\x1f\\x7f$;*+{}@#]|\"([^\"\\\\\\x00-\\x1f\\x7f]|\\\\[^(])*\")+$";

  public static final String IGNORES_NOTHING =
      "say what to ignore: at least one of jsonPointers, jqPathExpressions and managedFieldsManagers";

  public IgnoreDifference {
    jsonPointers = Copies.list(jsonPointers);
    jqPathExpressions = Copies.list(jqPathExpressions);
    managedFieldsManagers = Copies.list(managedFieldsManagers);
  }
}
