package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;
import java.util.Map;

/** A set: one Argo CD ApplicationSet in every environment, which makes an Application per item. */
@ValidationRule(
    value =
        "[has(self.gitDirectories), has(self.gitFiles), has(self.list)].filter(x, x).size() == 1",
    message = ApplicationSet.ONE_GENERATOR)
@ValidationRule(
    value = "has(self.source) != has(self.sources)",
    message = ApplicationSet.EITHER_SOURCE)
@ValidationRule(
    value = "!has(self.source) || (!has(self.source.ref) && !has(self.source.name))",
    message = ApplicationSet.REF_OF_ONE_SOURCE,
    fieldPath = ".source")
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, k.startsWith('notifications.argoproj.io/') || (k.startsWith('link.argocd.argoproj.io/') && self.annotations[k].matches('^https?://')) || k == 'argocd.argoproj.io/manifest-generate-paths')",
    message = ApplicationSet.ANNOTATIONS,
    fieldPath = ".annotations")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApplicationSet(
    @JsonPropertyDescription(
            "Name of the set, part of the names of its Applications: <tenant>-<set>-<item>-<environment>, 53 characters in all. No application and no other set may be called so, or begin so and go on with -.")
        @Required
        @Size(min = 1, max = 40)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "An item for every folder that matches; exactly one of gitDirectories, gitFiles and list. {item} is the name of the folder, {path} all of it and {segment.0} its first part.")
        GitDirectories gitDirectories,
    @JsonPropertyDescription(
            "An item for every file that matches; exactly one of gitDirectories, gitFiles and list. {item} is the name of its folder, {path} all of it, {segment.0} its first part, {item.<key>} a text at the top of the file.")
        GitFiles gitFiles,
    @JsonPropertyDescription(
            "An item for every element that is written out; exactly one of gitDirectories, gitFiles and list.")
        ElementList list,
    @JsonPropertyDescription(
            "What {item} is where folders share their names, made of the parts of their path from {segment.0}, such as {segment.1}-{segment.2}; the name of the folder when absent.")
        @Size(min = 1, max = 64)
        @Pattern("^[{]segment[.][0-9][}](-[{]segment[.][0-9][}])*$")
        String itemFrom,
    @JsonPropertyDescription(
            "Where the manifests come from, if from one place; exactly one of source and sources.")
        ApplicationSource source,
    @JsonPropertyDescription(
            "Where the manifests come from, if from several places; exactly one of source and sources.")
        @ListMap("name")
        @Size(min = 1, max = 8)
        List<ApplicationSource> sources,
    @JsonPropertyDescription(
            "Environments the set is delivered to, and what differs there; all when absent.")
        @ListMap("name")
        @Size(min = 1, max = 16)
        List<ApplicationEnvironment> environments,
    @JsonPropertyDescription("How the Applications are synced; as the class says when absent.")
        Sync sync,
    @JsonPropertyDescription("Differences that Argo CD does not count; none when absent.")
        @Size(max = 32)
        List<IgnoreDifference> ignoreDifferences,
    @JsonPropertyDescription(
            "Annotations of the Applications; none when absent. Keys are notifications.argoproj.io/*, link.argocd.argoproj.io/* (an http or https address) and argocd.argoproj.io/manifest-generate-paths.")
        @Size(max = 16)
        Map<String, @Size(max = 512) @Pattern("^[^\\x00-\\x1f\\x7f]*$") String> annotations) {
  public static final String ONE_GENERATOR =
      "a set has exactly one of gitDirectories, gitFiles and list";

  public static final String EITHER_SOURCE = "a set has exactly one of source and sources";

  public static final String REF_OF_ONE_SOURCE = "ref and name belong to the items of sources";

  public static final String ANNOTATIONS =
      "annotations are notifications.argoproj.io/*, link.argocd.argoproj.io/* with an http or https address, and argocd.argoproj.io/manifest-generate-paths";

  public ApplicationSet {
    sources = Copies.list(sources);
    environments = Copies.list(environments);
    ignoreDifferences = Copies.list(ignoreDifferences);
    annotations = Copies.map(annotations);
  }
}
