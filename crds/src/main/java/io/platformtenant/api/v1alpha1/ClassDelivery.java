package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** Defaults and limits of delivery. */
@ValidationRule(
    value = "!has(self.syncWindows) || self.syncWindows.all(w, w.kind == 'deny')",
    message = ClassDelivery.WINDOW_KIND,
    fieldPath = ".syncWindows")
@ValidationRule(
    value = "!has(self.syncWindows) || self.syncWindows.all(w, !has(w.applications))",
    message = ClassDelivery.WINDOW_APPLICATIONS,
    fieldPath = ".syncWindows")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClassDelivery(
    @JsonPropertyDescription(
            "When a new application appears where a tenant does not say: once the stages of its environment are Ready (Ready), or at once (None); Ready when absent.")
        GatePolicy gate,
    @JsonPropertyDescription(
            "Sync settings where an application says nothing; prune and selfHeal true when absent.")
        Sync sync,
    @JsonPropertyDescription(
            "Kinds no application may contain, beside those nobody may; none when absent.")
        @Size(max = 64)
        List<DeniedKind> deniedKinds,
    @JsonPropertyDescription(
            "Windows of kind deny, added to those of every tenant; none when absent.")
        @Size(max = 16)
        List<SyncWindow> syncWindows,
    @JsonPropertyDescription(
            "Actions on resources that a tier may run in Argo CD where it acts, beside those built in: restarts of workloads, and resume, promote-full, abort and retry of Rollouts; none more when absent.")
        @Size(max = 16)
        List<ResourceAction> actions,
    @JsonPropertyDescription(
            "Accounts beside the operator's that write into the Applications of tenants, such as a promoter's; none when absent.")
        @ListMap("name")
        @Size(max = 8)
        List<CoWriter> coWriters) {
  public static final String WINDOW_KIND =
      "a class holds syncs back with kind deny; a window of kind allow would be a tenant's";

  public static final String WINDOW_APPLICATIONS =
      "a class does not know the applications of its tenants: take applications out of its windows";

  public ClassDelivery {
    deniedKinds = Copies.list(deniedKinds);
    syncWindows = Copies.list(syncWindows);
    actions = Copies.list(actions);
    coWriters = Copies.list(coWriters);
  }
}
