package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.ClassOnly;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;
import java.util.Map;

/** One step of bootstrapping: a Flux Kustomization in every environment. */
@ValidationRule(
    value =
        "!has(self.path) || (self.path.matches('^([^{}]|[{](tenant|environment|cluster|namespace)[}])*$') && !self.path.contains('${'))",
    message = Stage.PATH_PLACEHOLDERS,
    fieldPath = ".path")
@ValidationRule(
    value = "!has(self.path) || !self.path.matches('(^/|(^|/)[.][.](/|$))')",
    message = Stage.PATH_LEAVES,
    fieldPath = ".path")
@ValidationRule(
    value =
        "!has(self.interval) || (duration(self.interval) >= duration('"
            + Bounds.SHORTEST_INTERVAL
            + "') && duration(self.interval) <= duration('"
            + Bounds.LONGEST_INTERVAL
            + "'))",
    message = Stage.INTERVAL,
    fieldPath = ".interval")
@ValidationRule(
    value =
        "!has(self.timeout) || (duration(self.timeout) >= duration('"
            + Bounds.SHORTEST_TIMEOUT
            + "') && duration(self.timeout) <= duration('"
            + Bounds.LONGEST_TIMEOUT
            + "'))",
    message = Stage.TIMEOUT,
    fieldPath = ".timeout")
@ValidationRule(
    value =
        "!has(self.retryInterval) || (duration(self.retryInterval) >= duration('"
            + Bounds.SHORTEST_RETRY
            + "') && duration(self.retryInterval) <= duration('"
            + Bounds.LONGEST_INTERVAL
            + "'))",
    message = Stage.RETRY_INTERVAL,
    fieldPath = ".retryInterval")
@ValidationRule(value = "self.name != 'none'", message = Stage.NAMED_NONE, fieldPath = ".name")
@ValidationRule(
    value =
        "!has(self.components) || self.components.all(c, !c.contains('//') && !c.startsWith('/') && !c.startsWith('-') && !c.startsWith('github.com/'))",
    message = Stage.COMPONENT_REMOTE,
    fieldPath = ".components")
@ValidationRule(
    value =
        "!has(self.substitute) || self.substitute.all(k, k.matches('^[A-Za-z_][A-Za-z0-9_]*$'))",
    message = Stage.VARIABLE_NAME,
    fieldPath = ".substitute")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stage(
    @JsonPropertyDescription("Name of the stage, part of the name of its Kustomizations.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Name of a source: one of bootstrap.sources, or one of the class that is shared.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String source,
    @JsonPropertyDescription(
            "Directory in the source; "
                + BuiltIn.PATH
                + " when absent. Knows {tenant}, {environment}, {cluster} and {namespace}.")
        @Size(min = 1, max = 512)
        String path,
    @JsonPropertyDescription("Environments of the stage, and what differs there; all when absent.")
        @ListMap("name")
        @Size(min = 1, max = 16)
        List<StageEnvironment> environments,
    @JsonPropertyDescription(
            "Namespace everything of the stage goes to; the first of the environment when absent. Knows the placeholders. AsWritten: where each file says.")
        @Size(min = 1, max = 63)
        @Pattern("^(AsWritten|([a-z0-9-]|[{](tenant|environment|cluster|namespace)[}])+)$")
        String namespace,
    @JsonPropertyDescription(
            "Stages that come first; the one before when absent, [none] for no other.")
        @Size(max = 31)
        List<@Size(min = 1, max = 30) @Pattern(Bounds.DNS_LABEL) String> dependsOn,
    @JsonPropertyDescription(
            "How often the stage is applied again, "
                + Bounds.SHORTEST_INTERVAL
                + " to "
                + Bounds.LONGEST_INTERVAL
                + "; "
                + BuiltIn.STAGE_INTERVAL
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String interval,
    @JsonPropertyDescription(
            "How soon a failed stage is tried again, "
                + Bounds.SHORTEST_RETRY
                + " to "
                + Bounds.LONGEST_INTERVAL
                + "; "
                + BuiltIn.STAGE_RETRY_INTERVAL
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String retryInterval,
    @JsonPropertyDescription(
            "Time for a stage to become healthy, "
                + Bounds.SHORTEST_TIMEOUT
                + " to "
                + Bounds.LONGEST_TIMEOUT
                + "; "
                + BuiltIn.STAGE_TIMEOUT
                + " when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String timeout,
    @JsonPropertyDescription(
            "How the health of custom resources is read; as Flux reads it when absent.")
        @Size(max = 16)
        List<HealthCheckExpr> healthCheckExprs,
    @JsonPropertyDescription(
            "Variables that Flux fills in, in every file of the stage; none when absent.")
        @Size(max = 64)
        Map<String, @Size(max = 256) String> substitute,
    @JsonPropertyDescription(
            "Objects that variables are read from, in the namespace of the Kustomization; none when absent.")
        @Size(max = 16)
        List<SubstituteFrom> substituteFrom,
    @JsonPropertyDescription("How encrypted files are read; not at all when absent.")
        Decryption decryption,
    @JsonPropertyDescription(
            "Kustomize components, relative to the path and inside the source; none when absent.")
        @Size(max = 16)
        List<@Size(min = 1, max = 256) @Pattern("^[-A-Za-z0-9_./]+$") String> components,
    @JsonPropertyDescription("Kustomize patches over the files; none when absent.") @Size(max = 16)
        List<StagePatch> patches,
    @JsonPropertyDescription("Images to replace in the files; none when absent.")
        @ListMap("name")
        @Size(max = 32)
        List<StageImage> images,
    @JsonPropertyDescription(
            "Whether objects are made again where a change is not possible; false when absent.")
        Boolean force,
    @JsonPropertyDescription(
            "Whether the stage is applied once in every environment (Environment), or once for a tenant, into its home namespace and before all others (Tenant); Environment when absent.")
        @ClassOnly
        StageScope scope,
    @JsonPropertyDescription(
            "Whether tenant, environment, cluster, namespace and the parameters are filled into the files (Enabled) or not (Disabled); Disabled when absent.")
        @ClassOnly
        Substitution substitution) {
  public static final String PATH_PLACEHOLDERS =
      "path may hold the placeholders {tenant}, {environment}, {cluster} and {namespace}, and no other brace";

  public static final String PATH_LEAVES =
      "path is relative to the source and can not leave it: take out a leading / and ..";

  public static final String INTERVAL =
      "interval must be between " + Bounds.SHORTEST_INTERVAL + " and " + Bounds.LONGEST_INTERVAL;

  public static final String TIMEOUT =
      "timeout must be between " + Bounds.SHORTEST_TIMEOUT + " and " + Bounds.LONGEST_TIMEOUT;

  public static final String RETRY_INTERVAL =
      "retryInterval must be between " + Bounds.SHORTEST_RETRY + " and " + Bounds.LONGEST_INTERVAL;

  public static final String NAMED_NONE =
      "none means no stage in dependsOn and can not be the name of one";

  public static final String COMPONENT_REMOTE = "components are relative to the path, not remote";

  public static final String VARIABLE_NAME =
      "a key of substitute is the name of a variable: letters, digits and _";

  public Stage {
    environments = Copies.list(environments);
    dependsOn = Copies.list(dependsOn);
    healthCheckExprs = Copies.list(healthCheckExprs);
    substitute = Copies.map(substitute);
    substituteFrom = Copies.list(substituteFrom);
    components = Copies.list(components);
    patches = Copies.list(patches);
    images = Copies.list(images);
  }
}
