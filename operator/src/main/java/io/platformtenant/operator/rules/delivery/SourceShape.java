package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Argo CD could tell what a source of an Application is. */
final class SourceShape {
  static final String NO_VERSION = "a chart needs a targetRevision: the version of the chart";

  private SourceShape() {}

  static Optional<String> problemIn(ApplicationSource source) {
    if (source.repoURL() == null) {
      return Optional.of("needs a repoURL");
    }
    if (source.ref() != null && source.chart() != null) {
      return Optional.of("with a ref can not be a chart: value files lie in a Git repository");
    }
    if (source.ref() == null && (source.path() == null) == (source.chart() == null)) {
      return Optional.of("must have exactly one of path and chart");
    }
    if (source.chart() != null && source.targetRevision() == null) {
      return Optional.of(NO_VERSION);
    }
    if (source.chart() != null && source.repoURL().startsWith("oci://")) {
      return Optional.of(
          "an oci:// repository is the chart itself: add the chart's name to repoURL, and write"
              + " path: . instead of chart");
    }
    long ways =
        Stream.of(source.helm(), source.kustomize(), source.directory())
            .filter(Objects::nonNull)
            .count();
    if (ways > 1) {
      return Optional.of("can have at most one of helm, kustomize and directory");
    }
    return source.chart() != null && (source.kustomize() != null || source.directory() != null)
        ? Optional.of("a chart is rendered by helm, not by kustomize or directory")
        : Optional.empty();
  }
}
