package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is left of what a stage had applied, each in a sentence for people.
 *
 * @param standing what was seen
 * @param unseen what could not be looked at, and may be there or not
 */
public record Residue(List<String> standing, List<String> unseen) {
  private static final String FLUX = "kustomize.toolkit.fluxcd.io/";

  /** Labels that Flux puts on what a stage applies: where the stage is, and its name. */
  public static final String OWNER_NAMESPACE = FLUX + "namespace";

  private static final String OWNER_NAME = FLUX + "name";

  public Residue {
    standing = List.copyOf(standing);
    unseen = List.copyOf(unseen);
  }

  /** Of objects of one kind that carry the marks of the stage. */
  public static Residue of(AppliedKind kind, List<? extends JsonNode> found) {
    return new Residue(
        found.stream().filter(o -> !isToStay(o)).map(o -> describe(kind, o)).toList(), List.of());
  }

  /** Those of some objects that a stage has applied. */
  public static <T extends JsonNode> List<T> appliedBy(String stage, List<T> objects) {
    return objects.stream()
        .filter(o -> o.path("metadata").path("labels").path(OWNER_NAME).asText().equals(stage))
        .toList();
  }

  /** Of objects that nobody could look at, and why. */
  public static Residue unseen(List<AppliedObject> objects, String why) {
    return new Residue(List.of(), objects.stream().map(o -> o.brief() + ", " + why).toList());
  }

  /** Of an inventory that says something else than an inventory does. */
  public static Residue unreadable(List<? extends JsonNode> entries) {
    return new Residue(
        List.of(),
        entries.stream()
            .map(e -> "inventory entry \"" + e.path("id").asText() + "\", which can not be read")
            .toList());
  }

  public Residue and(Residue more) {
    return new Residue(
        Stream.concat(standing.stream(), more.standing.stream()).toList(),
        Stream.concat(unseen.stream(), more.unseen.stream()).toList());
  }

  /** Git said that it stays when its stage goes (kustomize-controller, deleteObjects). */
  private static boolean isToStay(JsonNode object) {
    return says(object, "prune", "disabled")
        || says(object, "reconcile", "disabled")
        || says(object, "ssa", "ignore");
  }

  private static boolean says(JsonNode object, String key, String value) {
    JsonNode metadata = object.path("metadata");
    return Stream.of("labels", "annotations")
        .map(map -> metadata.path(map).path(FLUX + key).asText(""))
        .anyMatch(value::equalsIgnoreCase);
  }

  private static String describe(AppliedKind kind, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return kind.brief(metadata.path("name").asText()) + ", " + why(metadata);
  }

  private static String why(JsonNode metadata) {
    List<String> finalizers =
        metadata.path("finalizers").valueStream().map(JsonNode::asText).toList();
    if (!metadata.has("deletionTimestamp")) {
      return "which nobody deletes";
    }
    return finalizers.isEmpty()
        ? "which is being deleted"
        : "held by finalizer " + String.join(", ", finalizers);
  }
}
