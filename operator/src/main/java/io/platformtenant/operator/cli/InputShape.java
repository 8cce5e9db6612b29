package io.platformtenant.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold before a document can be read as a tenant or a class. */
final class InputShape {
  private InputShape() {}

  /** What is wrong, if anything: no spec, a required field missing, or a null in a list. */
  static Optional<String> problemIn(JsonNode document) {
    if (!document.path("spec").isObject()) {
      return Optional.of("spec is missing");
    }
    Optional<String> missing =
        document.path("kind").asText().equals("PlatformTenant")
            ? missingIn(document)
            : brokenWindow(document.at("/spec/delivery/syncWindows"));
    return missing.or(() -> nullIn(document.path("spec"), "spec"));
  }

  private static Optional<String> missingIn(JsonNode tenant) {
    for (String pointer :
        List.of("/spec/owner/team", "/spec/owner/contact", "/spec/environments/0/name")) {
      if (tenant.at(pointer).isMissingNode() || tenant.at(pointer).isNull()) {
        return Optional.of(
            pointer.substring(1).replace("/0/", "[0].").replace('/', '.') + " is missing");
      }
    }
    return itemsWithout(tenant.at("/spec/environments"), "namespaces", "spec.environments")
        .or(
            () ->
                itemsWithout(
                    tenant.at("/spec/bootstrap/stages"), "source", "spec.bootstrap.stages"))
        .or(
            () ->
                itemsWithout(
                    tenant.at("/spec/delivery/applications"), "name", "spec.delivery.applications"))
        .or(
            () ->
                itemsWithout(
                    tenant.at("/spec/delivery/applicationSets"),
                    "name",
                    "spec.delivery.applicationSets"))
        .or(() -> brokenWindow(tenant.at("/spec/delivery/syncWindows")));
  }

  private static Optional<String> brokenWindow(JsonNode windows) {
    for (int i = 0; i < windows.size(); i++) {
      for (String required : List.of("kind", "schedule", "duration")) {
        if (!windows.get(i).hasNonNull(required)) {
          return Optional.of("spec.delivery.syncWindows[" + i + "]." + required + " is missing");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> itemsWithout(JsonNode list, String field, String path) {
    for (int i = 0; i < list.size(); i++) {
      for (String required : List.of("name", field)) {
        JsonNode value = list.get(i).path(required);
        if (value.isMissingNode() || (value.isArray() && value.isEmpty())) {
          return Optional.of(path + "[" + i + "]." + required + " is missing");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> nullIn(JsonNode node, String path) {
    if (node.isNull() && path.endsWith("]")) {
      return Optional.of(path + " is empty");
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<String> found = nullIn(node.get(i), path + "[" + i + "]");
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return node.properties().stream()
        .map(field -> nullIn(field.getValue(), path + "." + field.getKey()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** One line for a person, the path of the field first. */
  static String explain(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown field \"" + pathOf(unknown) + "\"";
    }
    return e instanceof JsonMappingException mapping
        ? pathOf(mapping) + ": " + mapping.getOriginalMessage()
        : e.getOriginalMessage();
  }

  private static String pathOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
