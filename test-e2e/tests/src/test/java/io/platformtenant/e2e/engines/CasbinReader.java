package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.e2e.engines.Readers.Sighting;
import io.platformtenant.engines.real.Verdict;
import java.util.List;

/** Reads projects back as Argo CD loads them into Casbin. */
final class CasbinReader {
  private CasbinReader() {}

  /**
   * The policies are those of the calm project, and the groups are those that stand there, each
   * unquoted and given to its own role.
   */
  static void read(Verdict argocd, List<Sighting> sightings) {
    var found = argocd.projects(sightings.stream().map(Sighting::body).toList());
    var calm = argocd.projects(sightings.stream().map(Sighting::calm).distinct().toList());
    var policies = calm.stream().map(Verdict.Project::policies).distinct().toList();
    for (int i = 0; i < sightings.size(); i++) {
      var sighting = sightings.get(i);
      var project = found.get(i);
      if (!project.error().isEmpty()
          || !project.policyError().isEmpty()
          || !(policies.contains(project.policies()) || isNamed(sighting))
          || !project.groups().equals(groups(sighting.body()))) {
        throw new AssertionError(sighting.passed() + " is read as " + project);
      }
    }
  }

  /** A name that the text made goes into the policies; what it may be there, its field says. */
  private static boolean isNamed(Sighting sighting) {
    return sighting.passed().field().endsWith("/name")
        && sighting.passed().text().matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  }

  private static List<List<String>> groups(JsonNode project) {
    var name = project.at("/metadata/name").asText();
    return project
        .at("/spec/roles")
        .valueStream()
        .flatMap(
            role ->
                role.path("groups")
                    .valueStream()
                    .map(group -> unquoted(group.asText()))
                    .map(
                        group -> List.of(group, "proj:" + name + ":" + role.path("name").asText())))
        .toList();
  }

  private static String unquoted(String group) {
    return group.startsWith("\"") ? group.substring(1, group.length() - 1) : group;
  }
}
