package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Objects of one kind by owner, the newest version of each. Two streams meet here, the watch and
 * the answers to our writes, in any order; versions tell which is newer.
 */
final class KindStore {
  private static final long UNCONFIRMED_NANOS = Duration.ofSeconds(60).toNanos();
  private static final int GRAVES = 10_000;

  private final Map<Owner, TreeMap<ObjectId, ObjectNode>> byMark = new HashMap<>();
  private final Map<ObjectId, Long> unconfirmed = new HashMap<>();
  private final Map<ObjectId, Long> graves =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Long> eldest) {
          return size() > GRAVES;
        }
      };

  synchronized SortedMap<ObjectId, ObjectNode> of(Owner owner) {
    return new TreeMap<>(byMark.getOrDefault(owner, new TreeMap<>()));
  }

  synchronized SortedMap<ObjectId, ObjectNode> all() {
    SortedMap<ObjectId, ObjectNode> all = new TreeMap<>();
    byMark.values().forEach(all::putAll);
    return all;
  }

  /** In no order. */
  synchronized List<ObjectNode> values() {
    return byMark.values().stream().flatMap(objects -> objects.values().stream()).toList();
  }

  /** From the watch; what was held before, if anything. */
  synchronized Optional<ObjectNode> saw(ObjectId id, ObjectNode object) {
    unconfirmed.remove(id);
    return put(id, object);
  }

  /** From the answer to a write of ours. */
  synchronized void wrote(ObjectId id, ObjectNode object) {
    Long grave = graves.get(id);
    // What takes the last finalizer off is answered with the very version of the deletion.
    if (grave != null && grave >= version(object)) {
      return;
    }
    if (!isOurs(object)) {
      byMark.values().forEach(objects -> objects.remove(id));
      return;
    }
    put(id, object);
    unconfirmed.put(id, System.nanoTime());
  }

  /** From the watch: deleted, or no longer with our mark. */
  synchronized void gone(ObjectId id, ObjectNode last, boolean unknownFinalState) {
    unconfirmed.remove(id);
    graves.put(id, version(last));
    var objects = byMark.get(Owner.of(last));
    ObjectNode held = objects == null ? null : objects.get(id);
    // After a relist the last version is older than the deletion, so it proves nothing.
    if (held != null && (unknownFinalState || version(held) <= version(last))) {
      objects.remove(id);
    }
  }

  synchronized void remove(Owner owner, ObjectId id) {
    byMark.getOrDefault(owner, new TreeMap<>()).remove(id);
  }

  /** Forgets old writes that the watch does not know; whose they were. */
  synchronized List<Owner> forgetUnconfirmed(Predicate<ObjectId> known) {
    long now = System.nanoTime();
    List<ObjectId> lost =
        unconfirmed.entrySet().stream()
            .filter(e -> now - e.getValue() > UNCONFIRMED_NANOS)
            .map(Map.Entry::getKey)
            .filter(id -> !known.test(id))
            .toList();
    lost.forEach(unconfirmed::remove);
    return byMark.entrySet().stream()
        .filter(e -> e.getValue().keySet().removeAll(lost))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<ObjectNode> put(ObjectId id, ObjectNode object) {
    var objects = byMark.computeIfAbsent(Owner.of(object), m -> new TreeMap<>());
    ObjectNode before = objects.get(id);
    if (before == null || version(before) <= version(object)) {
      objects.put(id, object);
    }
    return Optional.ofNullable(before);
  }

  private static boolean isOurs(JsonNode object) {
    return object
        .path("metadata")
        .path("labels")
        .path(ApiGroup.MANAGED_BY_LABEL)
        .asText()
        .equals(ApiGroup.FIELD_MANAGER);
  }

  /** Versions of one kind are numbers that grow (Kubernetes 1.35, KEP-5504). */
  private static long version(JsonNode object) {
    return Long.parseLong(object.path("metadata").path("resourceVersion").asText("0"));
  }
}
