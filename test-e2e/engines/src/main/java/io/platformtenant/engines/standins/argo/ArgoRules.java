package io.platformtenant.engines.standins.argo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why Argo CD refuses to look at an Application at all. */
final class ArgoRules {

  private ArgoRules() {}

  /** The messages of InvalidSpecError conditions; none when the Application may be compared. */
  static List<String> refusals(ArgoApp app, Optional<ArgoProject> project) {
    var destination = app.destination();
    if (project.isEmpty()) {
      return List.of(
          "Application referencing project %s which does not exist".formatted(app.project()));
    }
    if (destination.hasNonNull("server") && destination.hasNonNull("name")) {
      return List.of(
          "application destination can't have both name and server defined: %s %s"
              .formatted(destination.path("name").asText(), destination.path("server").asText()));
    }
    var cluster = ArgoCluster.of(destination);
    if (cluster.isEmpty()) {
      return List.of(
          "there are no clusters with this name: %s"
              .formatted(destination.path("name").asText(destination.path("server").asText())));
    }
    var sources =
        app.sources().stream()
            .map(source -> source.path("repoURL").asText())
            .filter(url -> !project.get().permitsSource(url))
            .map(
                url ->
                    "application repo %s is not permitted in project '%s'"
                        .formatted(url, app.project()));
    var place =
        Optional.of(app.namespace())
            .filter(namespace -> !project.get().permitsDestination(cluster.get(), namespace))
            .map(
                namespace ->
                    "application destination server '%s' and namespace '%s' do not match any of the allowed destinations in project '%s'"
                        .formatted(cluster.get().server(), namespace, app.project()));
    return Stream.concat(sources, place.stream()).toList();
  }
}
