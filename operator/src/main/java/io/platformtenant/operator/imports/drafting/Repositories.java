package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.teams.Permitted;
import io.platformtenant.operator.imports.teams.Team;
import java.util.Collection;
import java.util.Optional;

/** Repositories that the project which would be taken over permits: it gets no other. */
final class Repositories {
  private final Optional<Existing> project;

  Repositories(Team team, String argocdNamespace) {
    this.project =
        team.projects().stream()
            .filter(there -> there.name().equals(team.name()))
            .filter(there -> there.namespace().equals(argocdNamespace))
            .findFirst();
  }

  /** Leaves out what comes from elsewhere, which Argo CD refuses now. */
  void refuse(Collection<ObjectNode> sources, String field, Notes notes) {
    for (ObjectNode source : sources) {
      String url = source.path("repoURL").asText("");
      if (project.filter(there -> !Permitted.repository(there, url)).isPresent()) {
        notes.leaveOut(
            field,
            url,
            "is not permitted by "
                + project.get().subject()
                + " as far as its patterns are read, and would be by the contract; name it in"
                + " sourceRepos first if that is meant");
      }
    }
  }
}
