package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.e2e.engines.Readers.Sighting;
import java.util.List;

/** Reads ApplicationSets back as the Applications that Argo CD makes of them. */
final class SetReader {
  private SetReader() {}

  /** The Applications differ from the calm ones in the text alone. */
  static void read(Verdict argocd, List<Sighting> sightings) {
    for (var sighting : sightings) {
      var calm = rendered(argocd, sighting.calm());
      var found = rendered(argocd, sighting.body());
      assertThat(calm.error()).as("%s, calm", sighting.passed()).isEmpty();
      assertThat(calm.applications()).isNotEmpty();
      assertThat(found.error()).as(sighting.passed().toString()).isEmpty();
      assertThat(sighting.passed().isAllThatDiffers(calm.applications(), found.applications()))
          .as("%s is all that differs in %s", sighting.passed(), found.applications())
          .isTrue();
    }
  }

  private static Verdict.Set rendered(Verdict argocd, JsonNode set) {
    return set.at("/spec/generators/0").has("git")
        ? argocd.set(set, List.of(directory()))
        : argocd.sets(List.of(set)).getFirst();
  }

  /** What Argo CD's Git generator tells of a folder or a file (argo-cd, generators/git.go). */
  private static JsonNode directory() {
    var found = JsonNodeFactory.instance.objectNode();
    found
        .putObject("path")
        .put("path", "apps/item")
        .put("basename", "item")
        .put("basenameNormalized", "item")
        .put("filename", "config.json")
        .put("filenameNormalized", "config.json")
        .putArray("segments")
        .add("apps")
        .add("item");
    return found;
  }
}
