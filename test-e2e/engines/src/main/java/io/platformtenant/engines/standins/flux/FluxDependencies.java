package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a Kustomization may start: every one it depends on is ready for its generation and on the
 * same revision.
 */
final class FluxDependencies {

  private FluxDependencies() {}

  /** Returns what is still missing. */
  static Optional<String> missing(
      FluxObject waiting, String revision, Function<ScriptKey, Optional<FluxObject>> lookup) {
    return Trees.items(waiting.spec().path("dependsOn"))
        .map(reference -> missing(waiting, reference, revision, lookup))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> missing(
      FluxObject waiting,
      JsonNode reference,
      String revision,
      Function<ScriptKey, Optional<FluxObject>> lookup) {
    var namespace = reference.path("namespace").asText(waiting.key().namespace());
    var key = ScriptKey.kustomization(namespace, reference.path("name").asText());
    var name = "dependency '" + key.namespace() + "/" + key.name() + "'";
    var found = lookup.apply(key);
    if (found.isEmpty()) {
      return Optional.of(name + " not found");
    }
    var dependency = found.get();
    if (!ready(dependency)) {
      return Optional.of(name + " is not ready");
    }
    var applied = dependency.status().path("lastAppliedRevision").asText();
    return sameSource(waiting, dependency) && !applied.equals(revision)
        ? Optional.of(name + " revision is not up to date")
        : Optional.empty();
  }

  private static boolean ready(FluxObject dependency) {
    return dependency.status().path("observedGeneration").asLong(-1) == dependency.generation()
        && dependency.conditions().ready();
  }

  private static boolean sameSource(FluxObject one, FluxObject other) {
    return sourceOf(one).equals(sourceOf(other));
  }

  /** The source a Kustomization names, its own namespace being the default. */
  static ScriptKey sourceOf(FluxObject kustomization) {
    var reference = kustomization.spec().path("sourceRef");
    return new ScriptKey(
        reference.path("kind").asText(),
        reference.path("namespace").asText(kustomization.key().namespace()),
        reference.path("name").asText());
  }
}
