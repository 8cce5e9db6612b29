package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Trees;
import io.platformtenant.engines.standins.machine.Writes;
import java.util.SortedMap;

/**
 * What a set says of itself: three conditions, in the order of their types (argo-cd,
 * applicationset_controller.go, setApplicationSetStatusCondition).
 *
 * @param error the reason of ErrorOccurred; "" when there is no error
 * @param generated whether the generators and the template gave Applications at all
 */
record ArgoSetStatus(String error, String message, boolean generated) {
  private static final String UP_TO_DATE = "ApplicationSetUpToDate";
  private static final String FAILED = "ErrorOccurred";

  static ArgoSetStatus upToDate() {
    return new ArgoSetStatus("", "All applications have been generated successfully", true);
  }

  static ArgoSetStatus generatorFailed(String message) {
    return new ArgoSetStatus("ApplicationGenerationFromParamsError", message, false);
  }

  static ArgoSetStatus templateFailed(String message) {
    return new ArgoSetStatus("RenderTemplateParamsError", message, false);
  }

  /**
   * @param errors by the names of Applications; the last of them is told, and how many more there
   *     are
   */
  static ArgoSetStatus notValid(SortedMap<String, String> errors) {
    var last = errors.get(errors.lastKey());
    var message = errors.size() == 1 ? last : last + " (and " + (errors.size() - 1) + " more)";
    return new ArgoSetStatus("ApplicationValidationError", message, true);
  }

  /** An Application of this name is there, and something else controls it. */
  static ArgoSetStatus updateFailed(String application) {
    var message = "Object argocd/%s is already owned by another controller".formatted(application);
    return new ArgoSetStatus("UpdateApplicationError", message, true);
  }

  void write(GenericKubernetesResource set, Writes writes) {
    var status = Trees.status(set);
    var before = status.path("conditions");
    var list = Trees.JSON.arrayNode();
    boolean sound = error.isEmpty();
    add(list, before, FAILED, !sound, sound ? UP_TO_DATE : error, message);
    add(
        list,
        before,
        "ParametersGenerated",
        generated,
        generated ? "ParametersGenerated" : FAILED,
        generated ? "Successfully generated parameters for all Applications" : message);
    add(list, before, "ResourcesUpToDate", sound, sound ? UP_TO_DATE : FAILED, message);
    status.set("conditions", list);
    writes.status(set, status);
  }

  private static void add(
      ArrayNode list, JsonNode before, String type, boolean holds, String reason, String message) {
    var condition =
        Trees.JSON
            .objectNode()
            .put("type", type)
            .put("status", holds ? "True" : "False")
            .put("reason", reason)
            .put("message", message);
    var since =
        Trees.items(before)
            .filter(c -> Trees.difference(condition, c).size() == 1)
            .map(c -> c.path("lastTransitionTime").asText())
            .findFirst()
            .orElseGet(Trees::now);
    list.add(condition.put("lastTransitionTime", since));
  }
}
