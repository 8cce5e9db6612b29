package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.engines.standins.machine.Trees;
import io.platformtenant.engines.standins.machine.Writes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One status of an Application in the making; written as a merge patch over what is there. */
final class ArgoStatus {

  private static final Set<String> TYPES =
      Set.of("InvalidSpecError", "ComparisonError", "SyncError", "DeletionError");

  private final ArgoApp app;
  private final ObjectNode status;
  private boolean endsOperation;
  private ObjectNode operation;

  private ArgoStatus(ArgoApp app) {
    this.app = app;
    this.status = app.status().deepCopy();
  }

  static ArgoStatus of(ArgoApp app) {
    return new ArgoStatus(app);
  }

  ArgoStatus compared(String sync, String health) {
    var block = status.putObject("sync");
    block.put("status", sync);
    block.set("comparedTo", app.compared());
    if (!sync.equals("Unknown")) {
      block.put("revision", app.revision());
    }
    status.put("reconciledAt", Trees.now());
    return health(health);
  }

  ArgoStatus health(String health) {
    if (!status.path("health").path("status").asText().equals(health)) {
      var block = status.putObject("health");
      block.put("status", health);
      block.put("lastTransitionTime", Trees.now());
    }
    return this;
  }

  String health() {
    return status.path("health").path("status").asText("Healthy");
  }

  /** Replaces the error conditions: presence is truth, there is no status field. */
  ArgoStatus conditions(Map<String, List<String>> messages) {
    var known = app.status().path("conditions");
    var list = status.putArray("conditions");
    Trees.items(known).filter(c -> !TYPES.contains(c.path("type").asText())).forEach(list::add);
    messages.forEach(
        (type, texts) ->
            texts.forEach(
                text ->
                    list.addObject()
                        .put("type", type)
                        .put("message", text)
                        .put("lastTransitionTime", Trees.now())));
    if (list.isEmpty()) {
      status.remove("conditions");
    }
    return this;
  }

  /** Sets the operation field if nobody did, and says that it runs. */
  ArgoStatus starts(boolean automated) {
    operation = app.hasOperation() ? app.operation().deepCopy() : newOperation(automated);
    var state = status.putObject("operationState");
    state.set("operation", operation);
    state.put("phase", "Running");
    state.put("message", "waiting for completion of the sync");
    state.put("startedAt", Trees.now());
    return this;
  }

  private ObjectNode newOperation(boolean automated) {
    var fresh = Trees.JSON.objectNode();
    fresh.putObject("sync").put("revision", app.revision());
    var by = fresh.putObject("initiatedBy");
    if (automated) {
      by.put("automated", true);
    } else {
      by.put("username", "admin");
    }
    return fresh;
  }

  ArgoStatus runs(String message, int retries) {
    var state = status.withObject("operationState");
    state.put("message", message);
    state.put("retryCount", retries);
    return this;
  }

  /** The operation is over and its field is cleared. */
  ArgoStatus ends(String phase, String message) {
    endsOperation = true;
    var state = status.withObject("operationState");
    state.put("phase", phase);
    state.put("message", message);
    state.put("finishedAt", Trees.now());
    var result = state.putObject("syncResult");
    result.put("revision", app.asked());
    return this;
  }

  ArgoStatus resources(String name, String sync) {
    status
        .putArray("resources")
        .addObject()
        .put("kind", "ConfigMap")
        .put("version", "v1")
        .put("namespace", app.namespace())
        .put("name", name)
        .put("status", sync);
    return this;
  }

  void write(Writes writes) {
    var patch = Trees.JSON.objectNode();
    var changed = Trees.difference(app.status(), status);
    if (!changed.isEmpty()) {
      patch.set("status", changed);
    }
    if (endsOperation && app.hasOperation()) {
      patch.putNull("operation");
    } else if (operation != null && !app.hasOperation()) {
      patch.set("operation", operation);
    }
    writes.merge(app.resource(), patch);
  }
}
