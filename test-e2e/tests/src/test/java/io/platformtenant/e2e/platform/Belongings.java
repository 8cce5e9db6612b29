package io.platformtenant.e2e.platform;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.Corner;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What bears a tenant's mark, in texts that are equal as long as nobody has touched it. */
final class Belongings {
  private static final Set<Object> SAYS_NOTHING = Set.of("", false, Map.of(), List.of());

  private Belongings() {}

  static SortedMap<ObjectId, String> of(Corner corner, String tenant) {
    return of(corner, tenant, id -> true);
  }

  static SortedMap<ObjectId, String> of(Corner corner, String tenant, Predicate<ObjectId> which) {
    return of(corner, corner.everythingOf(tenant).stream().filter(which).toList());
  }

  static SortedMap<ObjectId, String> of(Corner corner, Collection<ObjectId> ids) {
    SortedMap<ObjectId, String> all = new TreeMap<>();
    ids.forEach(id -> all.put(id, text(id, corner.get(id))));
    return all;
  }

  /** An engine writes its status when it likes, and so the version of its objects. */
  private static String text(ObjectId id, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return metadata.getUid()
        + " "
        + (id.kind().comesWithAnEngine() ? meaning(object) : metadata.getResourceVersion());
  }

  /** Labels and everything but status: what an object says, not how it fares. */
  static String meaning(GenericKubernetesResource object) {
    Map<String, Object> meaning = new HashMap<>(object.getAdditionalProperties());
    meaning.keySet().removeAll(List.of("status", "operation"));
    meaning.put("labels", object.getMetadata().getLabels());
    return sparse(meaning).toString();
  }

  /** In one order, and without what says nothing: an engine that rewrites an object drops that. */
  private static Object sparse(Object tree) {
    return switch (tree) {
      case Map<?, ?> fields -> {
        var all = new TreeMap<String, Object>();
        fields.forEach((name, value) -> all.put(name.toString(), sparse(value)));
        all.values().removeIf(value -> SAYS_NOTHING.contains(value));
        yield all;
      }
      case List<?> items -> items.stream().map(Belongings::sparse).toList();
      case null -> "";
      default -> tree;
    };
  }
}
