package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was made by hand: objects of kinds that tenants have, without a mark of ours. */
public final class HandMade {
  /** What contracts are made of. Secrets are not among them, and nobody asks for any. */
  public static final Set<ManagedKind> KINDS =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  ManagedKind.NAMESPACE,
                  ManagedKind.ROLE_BINDING,
                  ManagedKind.GIT_REPOSITORY,
                  ManagedKind.OCI_REPOSITORY,
                  ManagedKind.BUCKET,
                  ManagedKind.KUSTOMIZATION,
                  ManagedKind.APP_PROJECT,
                  ManagedKind.APPLICATION,
                  ManagedKind.APPLICATION_SET)));

  private final SortedMap<ObjectId, ObjectNode> objects;

  private HandMade(SortedMap<ObjectId, ObjectNode> objects) {
    this.objects = objects;
  }

  /** Out of objects of any kind; of two with one identity the first. */
  public static HandMade in(Collection<? extends JsonNode> objects) {
    SortedMap<ObjectId, ObjectNode> all = new TreeMap<>();
    for (JsonNode object : objects) {
      if (object instanceof ObjectNode tree && !Owner.isAnyOn(tree)) {
        kindOf(tree)
            .filter(KINDS::contains)
            .filter(kind -> !tree.path("metadata").path("name").asText("").isEmpty())
            .ifPresent(kind -> all.putIfAbsent(ObjectId.of(kind, tree), tree));
      }
    }
    return new HandMade(all);
  }

  private static Optional<ManagedKind> kindOf(JsonNode object) {
    String version = object.path("apiVersion").asText("");
    int slash = version.indexOf('/');
    return ManagedKind.of(
        slash < 0 ? "" : version.substring(0, slash), object.path("kind").asText(""));
  }

  public Stream<Existing> each(ManagedKind kind) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .map(entry -> new Existing(entry.getKey(), entry.getValue()));
  }

  public Optional<Existing> get(ObjectId id) {
    return Optional.ofNullable(objects.get(id)).map(body -> new Existing(id, body));
  }

  public SortedMap<ObjectId, ObjectNode> objects() {
    return Collections.unmodifiableSortedMap(objects);
  }
}
