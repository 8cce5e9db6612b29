package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.e2e.engines.Readers.Sighting;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads ApplicationSets back as the Applications that Argo CD makes of them. */
final class SetReader {
  private SetReader() {}

  /** The Applications differ from the calm ones in the text alone. */
  static void read(Verdict argocd, List<Sighting> sightings) {
    var found = argocd.sets(sightings.stream().map(s -> question(s.body())).toList());
    var calm = calm(argocd, sightings);
    for (int i = 0; i < sightings.size(); i++) {
      var passed = sightings.get(i).passed();
      var before = calm.get(sightings.get(i).calm());
      if (!isOne(before) || !isOne(found.get(i))) {
        throw new AssertionError(passed + " makes " + found.get(i) + ", calm " + before);
      }
      if (!passed.isAllThatDiffers(before.applications(), found.get(i).applications())) {
        throw new AssertionError(
            passed + " is not all that differs: " + found.get(i) + ", calm " + before);
      }
    }
  }

  /** One answer per calm set: each field has the same one for all texts. */
  private static Map<JsonNode, Verdict.Set> calm(Verdict argocd, List<Sighting> sightings) {
    var calm = new IdentityHashMap<JsonNode, Verdict.Set>();
    sightings.forEach(s -> calm.put(s.calm(), null));
    var sets = List.copyOf(calm.keySet());
    var made = argocd.sets(sets.stream().map(SetReader::question).toList());
    for (int i = 0; i < sets.size(); i++) {
      calm.put(sets.get(i), made.get(i));
    }
    return calm;
  }

  private static boolean isOne(Verdict.Set made) {
    return made.error().isEmpty() && made.applications().size() == 1;
  }

  private static JsonNode question(JsonNode set) {
    return set.at("/spec/generators/0").has("git")
        ? Verdict.question(set, List.of(item()))
        : Verdict.question(set);
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
