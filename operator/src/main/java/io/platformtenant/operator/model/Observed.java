package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was seen of one tenant's objects.
 *
 * @param objects objects that carry the tenant's mark; read-only
 * @param unseen kinds that could not be read: nothing may be concluded from their absence here
 */
public record Observed(SortedMap<ObjectId, ObjectNode> objects, Set<ManagedKind> unseen) {
  public static final Observed NOTHING = new Observed(Collections.emptySortedMap(), Set.of());

  public Observed {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    unseen = Set.copyOf(unseen);
  }

  /** This, and some more. */
  public Observed with(SortedMap<ObjectId, ObjectNode> more) {
    var all = new TreeMap<>(objects);
    all.putAll(more);
    return new Observed(all, unseen);
  }

  public Optional<ObjectNode> get(ObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  public boolean has(ObjectId id) {
    return objects.containsKey(id);
  }

  /**
   * Whether nothing may be concluded from not seeing this object. Only the cluster the operator
   * runs in is looked at, so of another one nothing is ever known.
   */
  public boolean isBlindTo(ObjectId id) {
    return unseen.contains(id.kind()) || !id.cluster().equals(ClusterName.IN_CLUSTER);
  }

  public Stream<ObjectId> ids(Predicate<ObjectId> which) {
    return objects.keySet().stream().filter(which);
  }

  /** A label of an observed object, or "". */
  public String label(ObjectId id, String key) {
    return get(id).map(o -> o.path("metadata").path("labels").path(key).asText("")).orElse("");
  }
}
