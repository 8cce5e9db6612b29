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
 * Files that a kustomization among the same files applies as patches: what stands in them is a part
 * of an object, and no object of its own.
 */
public final class KustomizePatches {
  private static final Pattern KUSTOMIZATION =
      Pattern.compile("(.*/)?(kustomization[.]ya?ml|Kustomization)");

  private final Map<String, String> folders = new HashMap<>();

  private KustomizePatches() {}

  public static KustomizePatches in(List<Text> texts) {
    var patches = new KustomizePatches();
    texts.stream()
        .filter(text -> KUSTOMIZATION.matcher(text.where()).matches())
        .forEach(patches::add);
    return patches;
  }

  /** What to say of a file that is one of them; empty for others. */
  public Optional<String> told(String where) {
    return Optional.ofNullable(folders.get(where))
        .map(
            folder ->
                "is a patch of the kustomization in %s, and no object of its own; read what"
                        .formatted(folder)
                    + " kustomize makes: kustomize build "
                    + folder
                    + " | platformtenant validate -");
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
            Stream.concat(
                each(kustomization, "patches").map(patch -> patch.path("path")),
                each(kustomization, "patchesJson6902").map(patch -> patch.path("path"))),
            each(kustomization, "patchesStrategicMerge"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Stream<JsonNode> each(JsonNode object, String list) {
    return StreamSupport.stream(object.path(list).spliterator(), false);
  }
}
