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

/** An application: one Argo CD Application in every environment. */
@ValidationRule(
    value = "has(self.source) != has(self.sources)",
    message = Application.EITHER_SOURCE)
@ValidationRule(
    value = "!has(self.source) || (!has(self.source.ref) && !has(self.source.name))",
    message = Application.REF_OF_ONE_SOURCE,
    fieldPath = ".source")
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, k.startsWith('notifications.argoproj.io/') || (k.startsWith('link.argocd.argoproj.io/') && self.annotations[k].matches('^https?://')) || k == 'argocd.argoproj.io/manifest-generate-paths' || k.matches('^([^/.]+[.])+[^/.]+/') && !k.matches('^([^/]*[.])?(argocd[.]argoproj[.]io|platformtenant[.]io|kubernetes[.]io|k8s[.]io)/'))",
    message = Application.ANNOTATIONS,
    fieldPath = ".annotations")
@ValidationRule(
    value =
        "(!has(self.source) || ((!has(self.source.path) || !self.source.path.matches('[{](item|path|segment)')) && (!has(self.source.targetRevision) || !self.source.targetRevision.matches('[{](item|path|segment)')))) && (!has(self.sources) || self.sources.all(s, (!has(s.path) || !s.path.matches('[{](item|path|segment)')) && (!has(s.targetRevision) || !s.targetRevision.matches('[{](item|path|segment)'))))",
    message = Application.ITEM_OF_A_SET)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Application(
    @JsonPropertyDescription(
            "Name of the application, part of the names of its Applications: <tenant>-<application>-<environment>, 53 characters in all.")
        @Required
        @Size(min = 1, max = 40)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Where the manifests come from, if from one place; exactly one of source and sources.")
        ApplicationSource source,
    @JsonPropertyDescription(
            "Where the manifests come from, if from several places; exactly one of source and sources.")
        @ListMap("name")
        @Size(min = 1, max = 8)
        List<ApplicationSource> sources,
    @JsonPropertyDescription(
            "Environments the application is delivered to, and what differs there; all when absent.")
        @ListMap("name")
        @Size(min = 1, max = 16)
        List<ApplicationEnvironment> environments,
    @JsonPropertyDescription("How the application is synced; as the class says when absent.")
        Sync sync,
    @JsonPropertyDescription("Differences that Argo CD does not count; none when absent.")
        @Size(max = 32)
        List<IgnoreDifference> ignoreDifferences,
    @JsonPropertyDescription(
            "Annotations of the Applications; none when absent. Keys are notifications.argoproj.io/*, link.argocd.argoproj.io/* (an http or https address), argocd.argoproj.io/manifest-generate-paths, and where a co-writer of the class may write, those that it may; these know {tenant}, {environment}, {cluster} and {namespace}.")
        @Size(max = 16)
        Map<String, @Size(max = 512) @Pattern("^[^\\x00-\\x1f\\x7f]*$") String> annotations) {
  public static final String EITHER_SOURCE = "an application has exactly one of source and sources";

  public static final String REF_OF_ONE_SOURCE = "ref and name belong to the items of sources";

  public static final String ANNOTATIONS =
      "annotations are notifications.argoproj.io/*, link.argocd.argoproj.io/* with an http or https address, argocd.argoproj.io/manifest-generate-paths, and those of a co-writer of the class, with their domain";

  public static final String ITEM_OF_A_SET =
      "{item}, {path} and {segment.N} belong to sets; an application knows {tenant}, {environment}, {cluster} and {namespace}";

  public Application {
    sources = Copies.list(sources);
    environments = Copies.list(environments);
    ignoreDifferences = Copies.list(ignoreDifferences);
    annotations = Copies.map(annotations);
  }
}
