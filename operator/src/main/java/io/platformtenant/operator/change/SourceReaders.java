package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.ObjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which objects read from which source, as they say themselves. */
final class SourceReaders {
  private final Map<Reference, Set<ObjectId>> readers = new HashMap<>();

  private record Reference(String kind, String name) {}

  SourceReaders(Map<ObjectId, ? extends JsonNode> objects) {
    objects.forEach(
        (id, live) -> {
          JsonNode ref = live.path("spec").path("sourceRef");
          var to = new Reference(ref.path("kind").asText(), ref.path("name").asText());
          readers.computeIfAbsent(to, r -> new TreeSet<>()).add(id);
        });
  }

  Set<ObjectId> of(ObjectId source) {
    return readers.getOrDefault(new Reference(source.kind().kind(), source.name()), Set.of());
  }
}
