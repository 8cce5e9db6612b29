package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An object that a stage has applied, as its inventory names it. */
public record AppliedObject(AppliedKind kind, String name) {
  /**
   * Reads an entry as kustomize-controller writes it: {@code <namespace>_<name>_<group>_<kind>},
   * with two underscores for a colon in the name (fluxcd/cli-utils, pkg/object, ParseObjMetadata).
   *
   * @return empty for what is no such entry
   */
  public static Optional<AppliedObject> of(JsonNode entry) {
    String id = entry.path("id").asText("");
    int namespace = id.indexOf('_');
    int kind = id.lastIndexOf('_');
    int group = id.lastIndexOf('_', kind - 1);
    if (namespace < 0 || group <= namespace) {
      return Optional.empty();
    }
    return Optional.of(
        new AppliedObject(
            new AppliedKind(
                id.substring(group + 1, kind),
                entry.path("v").asText(""),
                id.substring(kind + 1),
                id.substring(0, namespace)),
            id.substring(namespace + 1, group).replace("__", ":")));
  }

  /** For lists: {@code ConfigMap payments-prod/settings}. */
  public String brief() {
    return kind.brief(name);
  }
}
