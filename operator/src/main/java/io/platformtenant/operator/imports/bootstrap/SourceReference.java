package io.platformtenant.operator.imports.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;
import java.util.stream.Stream;

/** Which source a Kustomization names. */
public final class SourceReference {
  private SourceReference() {}

  /**
   * Empty for a kind that no contract has.
   *
   * @param namespace that of the Kustomization, where it says no other
   */
  public static Optional<ObjectId> of(JsonNode sourceRef, String namespace) {
    return Stream.of(ManagedKind.values())
        .filter(kind -> kind.purpose() == Purpose.SOURCE)
        .filter(kind -> kind.kind().equals(sourceRef.path("kind").asText()))
        .findFirst()
        .map(
            kind ->
                ObjectId.of(
                    kind,
                    sourceRef.path("namespace").asText(namespace),
                    sourceRef.path("name").asText()));
  }
}
