package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;

/** How the health of one kind of custom resource is read, in CEL over the object itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthCheckExpr(
    @JsonPropertyDescription("API version of the objects, such as example.com/v1.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Bounds.ONE_LINE)
        String apiVersion,
    @JsonPropertyDescription("Kind of the objects that are judged so.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z0-9]+$")
        String kind,
    @JsonPropertyDescription("CEL over the object, true when it is healthy.")
        @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(value = HealthCheckExpr.GROWS_NOT, message = HealthCheckExpr.GROWS)
        String current,
    @JsonPropertyDescription("CEL over the object, true while it is on its way; never when absent.")
        @Size(min = 1, max = 1024)
        @ValidationRule(value = HealthCheckExpr.GROWS_NOT, message = HealthCheckExpr.GROWS)
        String inProgress,
    @JsonPropertyDescription("CEL over the object, true when it has failed; never when absent.")
        @Size(min = 1, max = 1024)
        @ValidationRule(value = HealthCheckExpr.GROWS_NOT, message = HealthCheckExpr.GROWS)
        String failed) {
  /** Functions of CEL's libraries whose result can be larger than what they are given. */
  public static final String GROWING =
      "[.]\\s*(replace|join|split|format|quote|substring|trim|reverse|charAt|encode|decode|flatten|range)\\s*[(]";

  static final String GROWS_NOT = "!self.matches(r'" + GROWING + "')";

  public static final String GROWS =
      "compare fields only: Flux counts neither memory nor steps, so replace, join, split, format and their like are refused";
}
