package io.platformtenant.operator.imports.teams;

import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.ImportSettings;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.Optional;
import java.util.stream.Stream;

/** What labels and projects say of whose an object is. */
final class Owners {
  /** Argo CD's own project, which is everybody's. */
  static final String DEFAULT = "default";

  private final HandMade found;
  private final ImportSettings settings;

  Owners(HandMade found, ImportSettings settings) {
    this.found = found;
    this.settings = settings;
  }

  Optional<String> label(Existing there) {
    return Stream.concat(
            settings.tenantLabels().stream(), ImportSettings.KNOWN_TENANT_LABELS.stream())
        .flatMap(key -> there.label(key).stream())
        .findFirst();
  }

  Optional<String> ofProject(Existing project) {
    return label(project)
        .or(() -> Optional.of(project.name()).filter(name -> !name.equals(DEFAULT)));
  }

  /** Its project may be among what was read, and labelled as somebody's, or not. */
  Optional<String> ofProjectNamed(String name) {
    return name.isEmpty() || name.contains("{{")
        ? Optional.empty()
        : found
            .each(ManagedKind.APP_PROJECT)
            .filter(project -> project.name().equals(name))
            .findFirst()
            .map(this::ofProject)
            .orElseGet(() -> Optional.of(name).filter(n -> !n.equals(DEFAULT)));
  }

  Optional<String> ofApplication(Existing application) {
    return label(application)
        .or(() -> ofProjectNamed(application.spec().path("project").asText(DEFAULT)));
  }

  Optional<String> ofSet(Existing set) {
    return label(set).or(() -> ofProjectNamed(set.spec().at("/template/spec/project").asText("")));
  }
}
