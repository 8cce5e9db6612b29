package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** A parameter that tenants of a class may, or must, give a value. */
@ValidationRule(
    value = "!(self.name in ['tenant', 'environment', 'cluster', 'namespace'])",
    message = Parameter.RESERVED_NAME,
    fieldPath = ".name")
@ValidationRule(
    value =
        "!has(self.required) || !self.required || !has(self.default) || self.default.size() == 0",
    message = Parameter.DEFAULT_OF_REQUIRED,
    fieldPath = ".default")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Parameter(
    @JsonPropertyDescription("Name of the variable in the files of the class.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
        String name,
    @JsonPropertyDescription("What the parameter is for; nothing when absent.")
        @Size(max = 255)
        @Pattern(Bounds.ONE_LINE)
        String description,
    @JsonPropertyDescription(
            "What values are: String, Integer such as 3, Boolean (true or false), Quantity such as 500m; String when absent.")
        ParameterType type,
    @JsonPropertyDescription(
            "Value where a tenant gives none; the variable is not filled in when absent.")
        @JsonProperty("default")
        @Size(max = 256)
        String defaultValue,
    @JsonPropertyDescription("Whether a tenant must give a value; false when absent.")
        Boolean required,
    @JsonPropertyDescription(
            "Regular expression (RE2) that the whole value must match; any value when absent.")
        @Size(min = 1, max = 256)
        String pattern,
    @JsonPropertyDescription("The values there are; any when absent.")
        @JsonProperty("enum")
        @Size(min = 1, max = 32)
        List<@Size(max = 256) String> values) {
  public static final String RESERVED_NAME =
      "tenant, environment, cluster and namespace are always there and can not be declared";

  public static final String DEFAULT_OF_REQUIRED =
      "a parameter that is required has no use for a default";

  public Parameter {
    values = Copies.list(values);
  }
}
