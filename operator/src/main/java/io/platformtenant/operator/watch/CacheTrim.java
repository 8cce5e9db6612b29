package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.EngineInventory;
import io.platformtenant.operator.health.SyncFailure;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.List;

/** Takes out of an object what is long, often rewritten, and read by nobody here. */
public final class CacheTrim {
  private static final List<String> LAST_ATTEMPT =
      List.of("lastReconciled", "lastReconciledStatus");

  private CacheTrim() {}

  /** An object without that; the one given stays as it is, and shares what is left. */
  public static ObjectNode trimmed(ManagedKind kind, ObjectNode object) {
    ObjectNode trimmed = shallow(object);
    if (object.get("metadata") instanceof ObjectNode metadata) {
      ObjectNode rest = shallow(metadata);
      rest.remove("managedFields");
      trimmed.set("metadata", rest);
    }
    if (object.get("status") instanceof ObjectNode status) {
      ObjectNode rest = shallow(status);
      trimStatus(kind, rest);
      trimmed.set("status", rest);
    }
    return trimmed;
  }

  private static ObjectNode shallow(ObjectNode object) {
    return object.objectNode().setAll(object);
  }

  private static void trimStatus(ManagedKind kind, ObjectNode status) {
    switch (kind.purpose()) {
      case NAMESPACE, BOUND, ACCOUNT, BINDING, SOURCE, PROJECT -> {}
      case STAGE -> {
        EngineInventory.keep(kind, status);
        status.remove("inventory");
        trimHistory(status);
      }
      case APPLICATION -> {
        EngineInventory.keep(kind, status);
        status.remove(List.of("history", "resources", "summary", "sourceHydrator"));
        if (status.get("operationState") instanceof ObjectNode operation) {
          status.set("operationState", trimmedOperation(shallow(operation)));
        }
      }
      case APPLICATION_SET -> status.remove("resources");
    }
  }

  /** How the last attempt ended and when is read, what came before is not. */
  private static void trimHistory(ObjectNode status) {
    if (status.path("history").path(0) instanceof ObjectNode last) {
      status.putArray("history").add(shallow(last).retain(LAST_ATTEMPT));
    }
  }

  /** Of a thousand objects that were synced, the one that is told of is read. */
  private static ObjectNode trimmedOperation(ObjectNode operation) {
    operation.remove("operation");
    JsonNode result = operation.path("syncResult");
    operation.remove("syncResult");
    SyncFailure.toldIn(result)
        .ifPresent(failed -> operation.putObject("syncResult").putArray("resources").add(failed));
    return operation;
  }
}
