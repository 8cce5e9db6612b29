package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Notes;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an application is synced, which a contract says once for all environments. Where they differ
 * it deletes and puts back only what all of them do.
 */
final class MergedSync {
  private MergedSync() {}

  static ObjectNode of(Collection<ReadApplication> read, Consumer<Notes> told) {
    ObjectNode sync = JsonNodeFactory.instance.objectNode();
    List<ReadApplication> automated = read.stream().filter(ReadApplication::automated).toList();
    for (String flag : List.of("prune", "selfHeal")) {
      boolean all = automated.stream().allMatch(r -> r.sync().path(flag).asBoolean());
      if (!automated.isEmpty()) {
        sync.put(flag, all);
        automated.stream()
            .filter(r -> r.sync().path(flag).asBoolean() != all)
            .forEach(r -> tell(r, "automated." + flag, r.sync().path(flag), told));
      }
    }
    ReadApplication first = read.iterator().next();
    for (String field : List.of("options", "retry")) {
      JsonNode said = first.sync().path(field);
      if (!said.isMissingNode()) {
        sync.set(field, said);
      }
      read.stream()
          .filter(r -> !r.sync().path(field).equals(said))
          .forEach(
              r ->
                  tell(
                      r,
                      field.equals("options") ? "syncOptions" : field,
                      r.sync().path(field),
                      told));
    }
    return sync;
  }

  private static void tell(
      ReadApplication read, String field, JsonNode value, Consumer<Notes> told) {
    var notes = new Notes(read.there().subject());
    notes.say(
        "spec.syncPolicy." + field,
        value,
        "is said once for all environments, and differs in another; see sync of application "
            + read.application());
    told.accept(notes);
  }
}
