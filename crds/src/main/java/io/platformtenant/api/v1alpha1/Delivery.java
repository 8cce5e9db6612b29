package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What Argo CD delivers. */
@ValidationRule(
    value =
        "!has(self.applications) || !has(self.applicationSets) || self.applicationSets.all(s, self.applications.all(a, a.name != s.name && !a.name.startsWith(s.name + '-')))",
    message = Delivery.NAMES_OF_SETS,
    fieldPath = ".applications")
@ValidationRule(
    value =
        "!has(self.applicationSets) || self.applicationSets.all(s, self.applicationSets.all(o, o.name == s.name || !o.name.startsWith(s.name + '-')))",
    message = Delivery.NAMES_OF_SETS,
    fieldPath = ".applicationSets")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Delivery(
    @JsonPropertyDescription(
            "When a new application appears: once the stages of its environment are Ready (Ready), or at once (None); as the class says when absent.")
        GatePolicy gate,
    @JsonPropertyDescription(
            "Repositories the project allows beside those the applications use; none when absent.")
        @ListMap("url")
        @Size(max = 64)
        List<Repository> repositories,
    @JsonPropertyDescription(
            "Applications of the tenant, each becoming one in every environment; none when absent.")
        @ListMap("name")
        @Size(max = 64)
        List<Application> applications,
    @JsonPropertyDescription(
            "Sets of the tenant, each of which makes an application for every item; none when absent.")
        @ListMap("name")
        @Size(max = 32)
        List<ApplicationSet> applicationSets,
    @JsonPropertyDescription(
            "When Argo CD syncs, or does not, beside the windows of the class; at any time when absent.")
        @Size(max = 32)
        List<SyncWindow> syncWindows) {
  public static final String NAMES_OF_SETS =
      "the names of a set and all that begin with it and - are kept for what the set makes";

  public Delivery {
    repositories = Copies.list(repositories);
    applications = Copies.list(applications);
    applicationSets = Copies.list(applicationSets);
    syncWindows = Copies.list(syncWindows);
  }
}
