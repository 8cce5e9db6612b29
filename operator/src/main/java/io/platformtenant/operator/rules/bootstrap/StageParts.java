package io.platformtenant.operator.rules.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PatchTarget;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.api.v1alpha1.StageImage;
import io.platformtenant.api.v1alpha1.StagePatch;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Folders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Patches, components and images of a stage: a mistake there would only show as a failed build. */
final class StageParts {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---(\\s|$)");
  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");
  private static final Pattern REMOTE =
      Pattern.compile("^(-|/|[a-z+]+::|github\\.com/|git@)|//|\\?");

  private StageParts() {}

  static Stream<Breach> patches(String field, Stage stage) {
    return IntStream.range(0, stage.patches().size())
        .boxed()
        .flatMap(
            i ->
                problemIn(stage.patches().get(i))
                    .map(problem -> new Breach(field + ".patches[" + i + "]", problem))
                    .stream());
  }

  static Stream<Breach> components(String field, Stage stage) {
    List<String> paths =
        Stream.concat(
                Stream.of(Optional.ofNullable(stage.path()).orElse("./")),
                stage.environments().stream().map(StageEnvironment::path).filter(Objects::nonNull))
            .toList();
    return stage.components().stream()
        .flatMap(
            component ->
                paths.stream()
                    .flatMap(path -> problemIn(path, component).stream())
                    .limit(1)
                    .map(
                        problem ->
                            new Breach(field + ".components", "\"" + component + "\" " + problem)));
  }

  static Stream<Breach> images(String field, Stage stage) {
    return IntStream.range(0, stage.images().size())
        .boxed()
        .flatMap(
            i ->
                problemIn(stage.images().get(i))
                    .map(problem -> new Breach(field + ".images[" + i + "]", problem))
                    .stream());
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

  private static Optional<String> problemIn(StagePatch patch) {
    List<JsonNode> documents = new ArrayList<>();
    try {
      for (String document : DOCUMENTS.split(patch.patch(), -1)) {
        JsonNode read = YAML.readTree(document);
        if (!read.isMissingNode()) {
          documents.add(read);
        }
      }
    } catch (JsonProcessingException e) {
      return Optional.of("the patch is no YAML: " + e.getOriginalMessage());
    }
    if (documents.isEmpty()) {
      return Optional.of("the patch says nothing");
    }
    return documents.getFirst().isArray()
        ? operationsProblem(patch, documents)
        : documents.stream().flatMap(d -> mergeProblem(patch, d).stream()).findFirst();
  }

  private static Optional<String> operationsProblem(StagePatch patch, List<JsonNode> documents) {
    if (isNobody(patch.target())) {
      return Optional.of("a patch of operations (JSON 6902) needs a target");
    }
    for (JsonNode operation : documents.getFirst()) {
      if (!OPERATIONS.contains(operation.path("op").asText())
          || !operation.path("path").asText().startsWith("/")) {
        return Optional.of("an operation of the patch has no op that JSON 6902 knows, or no path");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> mergeProblem(StagePatch patch, JsonNode document) {
    if (!document.isObject()) {
      return Optional.of("the patch is neither an object nor a list of operations");
    }
    boolean namesOne =
        document.path("kind").isTextual() && document.path("metadata").path("name").isTextual();
    return namesOne || !isNobody(patch.target())
        ? Optional.empty()
        : Optional.of("the patch names no object: say kind and metadata.name, or a target");
  }

  private static boolean isNobody(PatchTarget target) {
    return target == null
        || target.equals(new PatchTarget(null, null, null, null, null, null, null));
  }
}
