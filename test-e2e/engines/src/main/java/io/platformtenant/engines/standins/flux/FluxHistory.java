package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.engines.standins.machine.Trees;

/**
 * How the attempts of a Kustomization ended, the last one first (fluxcd/pkg, apis/meta/history.go).
 */
final class FluxHistory {
  static final String SUCCEEDED = "ReconciliationSucceeded";

  private FluxHistory() {}

  static boolean endedWell(ObjectNode status) {
    return status.path("history").path(0).path("lastReconciledStatus").asText("").equals(SUCCEEDED);
  }

  static void add(ObjectNode status, String reason) {
    var last = status.path("history").path(0);
    var first = last.path("firstReconciled").asText(Trees.now());
    var total = last.path("totalReconciliations").asLong(0) + 1;
    var entry = status.putArray("history").addObject();
    entry.put("digest", "sha256:" + Trees.digest("SHA-256", "applied"));
    entry.put("firstReconciled", first);
    entry.put("lastReconciled", Trees.now());
    entry.put("lastReconciledDuration", "1s");
    entry.put("lastReconciledStatus", reason);
    entry.put("totalReconciliations", total);
  }
}
