package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.api.v1alpha1.StageImage;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Folders;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Patches, components and images of a stage: a mistake there would only show as a failed build. */
final class StageParts {
  private static final Pattern REMOTE =
      Pattern.compile("^(-|/|[a-z+]+::|github\\.com/|git@)|//|\\?");

  private StageParts() {}

  static Stream<Breach> components(At<Stage> stage) {
    List<String> paths =
        Stream.concat(
                Stream.of(Optional.ofNullable(stage.value().path()).orElse("./")),
                stage.value().environments().stream()
                    .map(StageEnvironment::path)
                    .filter(Objects::nonNull))
            .toList();
    return stage
        .items("components", Stage::components)
        .flatMap(
            component ->
                component.is(
                    paths.stream()
                        .flatMap(path -> problemIn(path, component.value()).stream())
                        .findFirst()));
  }

  static Stream<Breach> images(At<Stage> stage) {
    return stage
        .items("images", Stage::images)
        .flatMap(image -> image.tells(problemIn(image.value())));
  }

  private static Optional<String> problemIn(String path, String component) {
    if (REMOTE.matcher(component).find()) {
      return Optional.of("must be relative to the path, not remote");
    }
    return Folders.of(path + "/" + component).isEmpty()
        ? Optional.of("leaves the source: take out some ..")
        : Optional.empty();
  }

  private static Optional<String> problemIn(StageImage image) {
    if (image.newName() == null && image.newTag() == null && image.digest() == null) {
      return Optional.of("image \"" + image.name() + "\" says none of newName, newTag and digest");
    }
    return image.newTag() != null && image.digest() != null
        ? Optional.of("image \"" + image.name() + "\" has a newTag and a digest; leave one of them")
        : Optional.empty();
  }
}
