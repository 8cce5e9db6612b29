package io.platformtenant.operator.adoption;

import static io.platformtenant.operator.adoption.Effects.changed;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an engine does with a stage, an Application or a set once it is taken over. */
final class EngineEffects {
  /** Where a stage takes its files from and brings them to: another one leaves the old behind. */
  private static final List<String> PLACES = List.of("path", "sourceRef", "targetNamespace");

  static final String OTHER_RULE = "it makes Applications by another rule";

  /** By what the names of Applications come about. */
  private static final List<JsonPointer> NAMING =
      List.of(
          JsonPointer.compile("/spec/generators"),
          JsonPointer.compile("/spec/template/metadata/name"));

  private EngineEffects() {}

  static List<String> ofStage(JsonNode body, JsonNode live) {
    JsonNode becomes = body.path("spec");
    JsonNode is = live.path("spec");
    return Stream.of(
            changed("prune", flag(becomes.path("prune")), flag(is.path("prune"))),
            changed("deletionPolicy", becomes.path("deletionPolicy"), is.path("deletionPolicy")),
            changed(
                "serviceAccountName",
                becomes.path("serviceAccountName"),
                is.path("serviceAccountName")),
            pruned(becomes, is))
        .flatMap(Optional::stream)
        .toList();
  }

  /** An absent flag is false; to people both are the same. */
  private static JsonNode flag(JsonNode said) {
    return BooleanNode.valueOf(said.asBoolean());
  }

  private static Optional<String> pruned(JsonNode becomes, JsonNode is) {
    return becomes.path("prune").asBoolean()
        ? PLACES.stream()
            .filter(place -> !said(becomes.path(place)).equals(said(is.path(place))))
            .findFirst()
            .map(
                place ->
                    "prune: its "
                        + place
                        + " is another one, and Flux deletes what it applied and finds no more")
        : Optional.empty();
  }

  private static String said(JsonNode value) {
    return value.isMissingNode() ? "" : value.toString();
  }

  static List<String> ofApplication(JsonNode body, JsonNode live) {
    JsonNode becomes = body.at("/spec/syncPolicy/automated");
    JsonNode is = live.at("/spec/syncPolicy/automated");
    return Stream.of(
            starts(!becomes.isMissingNode() && is.isMissingNode(), "syncs by itself"),
            starts(turnsOn("prune", becomes, is), "deletes what its source has no more (prune)"),
            starts(turnsOn("selfHeal", becomes, is), "puts back what somebody changes (selfHeal)"),
            starts(
                !body.at("/metadata/finalizers").isEmpty()
                    && live.at("/metadata/finalizers").isEmpty(),
                "takes what it delivered along when it is deleted (finalizer)"),
            changed("project", body.at("/spec/project"), live.at("/spec/project")),
            changed(
                "namespace",
                body.at("/spec/destination/namespace"),
                live.at("/spec/destination/namespace")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Another template may mean the same, and is said all the same: nobody knows what it makes. */
  static List<String> ofSet(JsonNode body, JsonNode live) {
    String keeps = "/spec/syncPolicy/preserveResourcesOnDeletion";
    return Stream.of(
            NAMING.stream()
                .filter(place -> !body.at(place).equals(live.at(place)))
                .findFirst()
                .map(
                    place ->
                        OTHER_RULE
                            + " ("
                            + place.last().getMatchingProperty()
                            + "), and Argo CD deletes those that it makes no more"),
            starts(
                live.at(keeps).asBoolean() && !body.at(keeps).asBoolean(),
                "takes what its Applications delivered along when they go"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean turnsOn(String field, JsonNode becomes, JsonNode is) {
    return becomes.path(field).asBoolean() && !is.path(field).asBoolean();
  }

  private static Optional<String> starts(boolean it, String what) {
    return it ? Optional.of("it " + what + ", which it did not") : Optional.empty();
  }
}
