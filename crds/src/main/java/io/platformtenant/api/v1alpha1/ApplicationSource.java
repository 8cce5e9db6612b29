package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;

/** Where the manifests of an application come from. */
@ValidationRule(
    value = "has(self.ref) ? !has(self.chart) : has(self.path) != has(self.chart)",
    message = ApplicationSource.PATH_OR_CHART)
@ValidationRule(
    value = "!has(self.chart) || has(self.path) || has(self.ref) || has(self.targetRevision)",
    message = ApplicationSource.CHART_VERSION,
    fieldPath = ".targetRevision")
@ValidationRule(
    value = "[has(self.helm), has(self.kustomize), has(self.directory)].filter(x, x).size() <= 1",
    message = ApplicationSource.ONE_TOOL)
@ValidationRule(
    value = "!has(self.chart) || (!has(self.kustomize) && !has(self.directory))",
    message = ApplicationSource.CHART_TOOL)
@ValidationRule(
    value =
        "!has(self.path) || (self.path.matches('^([^{}]|[{](tenant|environment|cluster|namespace|item([.][A-Za-z0-9_]+)?|path|segment[.][0-9])[}])*$') && !self.path.contains('${'))",
    message = ApplicationSource.PATH_PLACEHOLDERS,
    fieldPath = ".path")
@ValidationRule(
    value = "!has(self.path) || !self.path.matches('(^/|(^|/)[.][.](/|$))')",
    message = ApplicationSource.PATH_LEAVES,
    fieldPath = ".path")
@ValidationRule(
    value =
        "!has(self.targetRevision) || (self.targetRevision.matches('^([^{} ]|[{](tenant|environment|cluster|namespace|item([.][A-Za-z0-9_]+)?|path|segment[.][0-9])[}])*$') && !self.targetRevision.contains('${'))",
    message = ApplicationSource.REVISION_PLACEHOLDERS,
    fieldPath = ".targetRevision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplicationSource(
    @JsonPropertyDescription(
            "What environments know the source by; needed in sources, absent in source.")
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Address of the Git repository, or of the Helm repository of a chart; literal, without patterns.")
        @Required
        @Size(min = 1, max = 512)
        @Pattern(Bounds.REPOSITORY)
        String repoURL,
    @JsonPropertyDescription(
            "Branch, tag, commit or chart version; HEAD when absent, but a chart needs one. Knows {tenant}, {environment}, {cluster} and {namespace}, in sets also {item}.")
        @Size(min = 1, max = 255)
        String targetRevision,
    @JsonPropertyDescription(
            "Directory in the repository; exactly one of path and chart. Knows {tenant}, {environment}, {cluster} and {namespace}, in sets also {item}.")
        @Size(min = 1, max = 512)
        String path,
    @JsonPropertyDescription(
            "Name of a chart in the Helm repository; exactly one of path and chart.")
        @Size(min = 1, max = 128)
        @Pattern("^[A-Za-z0-9]([-_./A-Za-z0-9]*[A-Za-z0-9])?$")
        String chart,
    @JsonPropertyDescription(
            "Lets value files of the other sources lie here: they begin with $ and this word; they can not when absent.")
        @Size(min = 1, max = 30)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        String ref,
    @JsonPropertyDescription(
            "How a chart is rendered; as it stands when absent. At most one of helm, kustomize and directory.")
        Helm helm,
    @JsonPropertyDescription(
            "How a kustomization is rendered; as it stands when absent. At most one of helm, kustomize and directory.")
        Kustomize kustomize,
    @JsonPropertyDescription(
            "How a folder of plain manifests is read; without its subfolders when absent. At most one of helm, kustomize and directory.")
        Directory directory) {
  public static final String PATH_OR_CHART =
      "a source has exactly one of path and chart; one with ref has no chart";

  public static final String CHART_VERSION =
      "a chart needs a targetRevision: the version of the chart";

  public static final String ONE_TOOL = "a source has at most one of helm, kustomize and directory";

  public static final String CHART_TOOL =
      "a chart is rendered by helm, not by kustomize or directory";

  public static final String PATH_PLACEHOLDERS =
      "path may hold the placeholders {tenant}, {environment}, {cluster} and {namespace}, and no other brace";

  public static final String PATH_LEAVES =
      "path is relative to the repository and can not leave it: take out a leading / and ..";

  public static final String REVISION_PLACEHOLDERS =
      "targetRevision may hold the placeholders {tenant}, {environment}, {cluster} and {namespace}, no other brace and no space";
}
