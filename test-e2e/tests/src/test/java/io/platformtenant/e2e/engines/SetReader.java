package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.e2e.engines.Readers.Sighting;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.injection.Passed.Comparison;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads ApplicationSets back as the Applications that Argo CD makes of them. */
final class SetReader {
  private SetReader() {}

  /** The Applications differ from the calm ones in the text alone. */
  static void read(Verdict argocd, List<Sighting> sightings) {
    var found = argocd.sets(sightings.stream().map(s -> question(s.body(), s.calm())).toList());
    var calm = calm(argocd, sightings);
    for (int i = 0; i < sightings.size(); i++) {
      var sighting = sightings.get(i);
      var made = found.get(i);
      if (!isOne(made)
          || !calm.get(sighting.calm()).isAllThatDiffers(sighting.passed(), made.applications())) {
        throw new AssertionError(
            sighting.passed() + " is not all that differs in " + made + " of " + sighting.body());
      }
    }
  }

  /** One comparison per calm set: each field has the same one for all texts. */
  private static Map<JsonNode, Comparison> calm(Verdict argocd, List<Sighting> sightings) {
    var first = new IdentityHashMap<JsonNode, Sighting>();
    sightings.forEach(s -> first.putIfAbsent(s.calm(), s));
    var asked = List.copyOf(first.values());
    var made = argocd.sets(asked.stream().map(s -> question(s.calm(), s.body())).toList());
    var comparisons = new IdentityHashMap<JsonNode, Comparison>();
    for (int i = 0; i < asked.size(); i++) {
      if (!isOne(made.get(i))) {
        throw new AssertionError(asked.get(i).passed() + ", calm, makes " + made.get(i));
      }
      comparisons.put(asked.get(i).calm(), asked.get(i).passed().with(made.get(i).applications()));
    }
    return comparisons;
  }

  private static boolean isOne(Verdict.Set made) {
    return made.error().isEmpty() && made.applications().size() == 1;
  }

  private static JsonNode question(JsonNode set, JsonNode other) {
    JsonNode asked = set;
    // Argo CD renders each text for itself, and slowly: the same text gives the same.
    if (set.at("/spec/generators").equals(other.at("/spec/generators"))) {
      asked = set.deepCopy();
      var template = differing(set.at("/spec/template"), other.at("/spec/template"));
      template.withObject("/metadata").set("name", set.at("/spec/template/metadata/name"));
      ((ObjectNode) asked.path("spec")).set("template", template);
    }
    return set.at("/spec/generators/0").has("git")
        ? Verdict.question(asked, List.of(item()))
        : Verdict.question(asked);
  }

  private static ObjectNode differing(JsonNode one, JsonNode other) {
    var differing = JsonNodeFactory.instance.objectNode();
    for (var field : one.properties()) {
      var counterpart = other.path(field.getKey());
      if (field.getValue().isObject() && counterpart.isObject()) {
        var deeper = differing(field.getValue(), counterpart);
        if (!deeper.isEmpty()) {
          differing.set(field.getKey(), deeper);
        }
      } else if (!field.getValue().equals(counterpart)) {
        differing.set(field.getKey(), field.getValue());
      }
    }
    return differing;
  }

  /** What Argo CD's Git generator tells of a folder or a file (argo-cd, generators/git.go). */
  private static JsonNode item() {
    var found = JsonNodeFactory.instance.objectNode();
    found
        .putObject("path")
        .put("path", "apps/eu")
        .put("basename", "eu")
        .put("basenameNormalized", "eu")
        .put("filename", "config.json")
        .put("filenameNormalized", "config.json")
        .putArray("segments")
        .add("apps")
        .add("eu");
    return found;
  }
}
