package io.platformtenant.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Manifests;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Files that a kustomization among the same files applies as patches: a part of an object that
 * stands in them is no object of its own.
 */
public final class KustomizePatches {
  private static final Pattern KUSTOMIZATION =
      Pattern.compile("(.*/)?(kustomization[.]ya?ml|Kustomization)");

  /**
   * What the CRDs require of a spec. An API server takes no object without, so that nobody hides a
   * tenant from us by calling it a patch.
   */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "PlatformTenant", List.of("owner", "environments"),
          "PlatformTenantClass", List.of("guardrails"),
          "PlatformTenantOverride", List.of("tenant", "environment", "until"));

  private final Map<String, String> folders = new HashMap<>();

  private KustomizePatches() {}

  public static KustomizePatches in(List<Text> texts) {
    var patches = new KustomizePatches();
    texts.stream()
        .filter(text -> KUSTOMIZATION.matcher(text.where()).matches())
        .forEach(patches::add);
    return patches;
  }

  /** What to say of an object that is one; empty for others. */
  public Optional<String> told(String where, JsonNode object) {
    return Optional.ofNullable(folders.get(where))
        .filter(folder -> isPartial(object))
        .map(
            folder ->
                "is a patch of the kustomization in "
                    + folder
                    + ", and no object of its own; read what kustomize makes: kustomize build "
                    + folder
                    + " | platformtenant validate -");
  }

  private static boolean isPartial(JsonNode object) {
    return REQUIRED.getOrDefault(object.path("kind").asText(), List.of()).stream()
        .anyMatch(field -> !object.path("spec").has(field));
  }

  private void add(Text kustomization) {
    Manifests.read(kustomization.text()).stream()
        .flatMap(Document::objects)
        .flatMap(object -> paths(object.json()))
        .forEach(path -> add(kustomization.where(), path));
  }

  private void add(String kustomization, String patch) {
    try {
      Path file = Path.of(kustomization);
      String folder = Optional.ofNullable(file.getParent()).map(Path::toString).orElse(".");
      folders.put(file.resolveSibling(patch).normalize().toString(), folder);
    } catch (InvalidPathException noFile) {
      // A patch may stand in the kustomization itself.
    }
  }

  private static Stream<String> paths(JsonNode kustomization) {
    return Stream.concat(
            each(kustomization, "patches").map(patch -> patch.path("path")),
            each(kustomization, "patchesStrategicMerge"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Stream<JsonNode> each(JsonNode object, String list) {
    return StreamSupport.stream(object.path(list).spliterator(), false);
  }
}
