package io.platformtenant.operator.rules.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.PatternSyntaxException;
import io.platformtenant.api.v1alpha1.PatchTarget;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StagePatch;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Patches of a stage: what they say, and whether they name what they are for. */
final class StagePatches {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---(\\s|$)");
  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");

  private StagePatches() {}

  static Stream<Breach> in(At<Stage> stage) {
    return stage
        .items("patches", Stage::patches)
        .flatMap(patch -> Stream.concat(breaches(patch), expressions(patch)));
  }

  private static Stream<Breach> expressions(At<StagePatch> patch) {
    At<PatchTarget> target = patch.child("target", StagePatch::target);
    return Stream.of(
            target.child("group", PatchTarget::group),
            target.child("version", PatchTarget::version),
            target.child("kind", PatchTarget::kind),
            target.child("name", PatchTarget::name),
            target.child("namespace", PatchTarget::namespace))
        .flatMap(At::said)
        .flatMap(text -> text.is(expressionProblem(text.value())));
  }

  /** As kustomize compiles it, which fails the whole stage (kustomize, api/types/selector.go). */
  private static Optional<String> expressionProblem(String text) {
    try {
      com.google.re2j.Pattern.compile("^(?:" + text + ")$");
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("is no expression of Go: " + e.getDescription());
    }
  }

  private static Stream<Breach> breaches(At<StagePatch> patch) {
    At<String> text = patch.child("patch", StagePatch::patch);
    try {
      List<JsonNode> documents = documents(patch.value().patch());
      Optional<String> problem = problemIn(documents);
      return problem.isPresent()
          ? text.tells(problem)
          : patch.tells(targetProblem(patch.value().target(), documents));
    } catch (JsonProcessingException e) {
      return text.tells(Optional.of("the patch is no YAML: " + e.getOriginalMessage()));
    }
  }

  private static List<JsonNode> documents(String patch) throws JsonProcessingException {
    List<JsonNode> documents = new ArrayList<>();
    for (String document : DOCUMENTS.split(patch, -1)) {
      JsonNode read = YAML.readTree(document);
      if (!read.isMissingNode()) {
        documents.add(read);
      }
    }
    return documents;
  }

  private static Optional<String> problemIn(List<JsonNode> documents) {
    if (documents.isEmpty()) {
      return Optional.of("the patch says nothing");
    }
    if (isOperations(documents)) {
      return operationsProblem(documents.getFirst());
    }
    return documents.stream().allMatch(JsonNode::isObject)
        ? Optional.empty()
        : Optional.of("the patch is neither an object nor a list of operations");
  }

  private static boolean isOperations(List<JsonNode> documents) {
    return documents.getFirst().isArray();
  }

  private static Optional<String> operationsProblem(JsonNode operations) {
    for (JsonNode operation : operations) {
      if (!OPERATIONS.contains(operation.path("op").asText())
          || !operation.path("path").asText().startsWith("/")) {
        return Optional.of("an operation of the patch has no op that JSON 6902 knows, or no path");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> targetProblem(PatchTarget target, List<JsonNode> documents) {
    if (!isNobody(target)) {
      return Optional.empty();
    }
    if (isOperations(documents)) {
      return Optional.of("a patch of operations (JSON 6902) needs a target");
    }
    return documents.stream().allMatch(StagePatches::namesOne)
        ? Optional.empty()
        : Optional.of("the patch names no object: say kind and metadata.name, or a target");
  }

  private static boolean namesOne(JsonNode document) {
    return document.path("kind").isTextual() && document.path("metadata").path("name").isTextual();
  }

  private static boolean isNobody(PatchTarget target) {
    return target == null
        || target.equals(new PatchTarget(null, null, null, null, null, null, null));
  }
}
