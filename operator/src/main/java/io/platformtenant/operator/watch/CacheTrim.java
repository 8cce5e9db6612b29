package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.SyncFailure;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.List;

/** Takes out of an object what is long, often rewritten, and read by nobody here. */
final class CacheTrim {
  private CacheTrim() {}

  static void trim(ManagedKind kind, ObjectNode object) {
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    if (object.get("status") instanceof ObjectNode status) {
      trimStatus(kind, status);
    }
  }

  private static void trimStatus(ManagedKind kind, ObjectNode status) {
    switch (kind.purpose()) {
      case NAMESPACE, BOUND, ACCOUNT, BINDING, SOURCE, PROJECT -> {}
      case STAGE -> {
        status.remove("inventory");
        trimHistory(status);
      }
      case APPLICATION -> {
        status.remove(List.of("history", "resources", "summary", "sourceHydrator"));
        if (status.get("operationState") instanceof ObjectNode operation) {
          trimOperation(operation);
        }
      }
      case APPLICATION_SET -> status.remove("resources");
    }
  }

  /** How the last attempt ended is read, when it did and what came before are not. */
  private static void trimHistory(ObjectNode status) {
    JsonNode ended = status.path("history").path(0).path("lastReconciledStatus");
    status.remove("history");
    if (ended.isTextual()) {
      status.putArray("history").addObject().set("lastReconciledStatus", ended);
    }
  }

  /** Of a thousand objects that were synced, the one that is told of is read. */
  private static void trimOperation(ObjectNode operation) {
    operation.remove("operation");
    JsonNode result = operation.path("syncResult");
    operation.remove("syncResult");
    SyncFailure.toldIn(result)
        .ifPresent(failed -> operation.putObject("syncResult").putArray("resources").add(failed));
  }
}
