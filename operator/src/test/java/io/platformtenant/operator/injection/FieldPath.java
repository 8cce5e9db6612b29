package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;

/** A field of a tenant, as a JSON pointer; {@code +} as the last step stands for a map's key. */
record FieldPath(String pointer) {
  private static final String KEY = "+";

  /**
   * Where {@link BaseTenant} has what a field needs around it; elsewhere the first item will do.
   */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry("/spec/environments/*", "/spec/environments/1"),
          Map.entry("/spec/freeze/*/schedule", "/spec/freeze/1/schedule"),
          Map.entry("/spec/freeze/*/duration", "/spec/freeze/1/duration"),
          Map.entry("/spec/freeze/*/timeZone", "/spec/freeze/1/timeZone"),
          Map.entry("/spec/bootstrap/sources/*/oci", "/spec/bootstrap/sources/1/oci"),
          Map.entry(
              "/spec/bootstrap/sources/*/certSecretRef", "/spec/bootstrap/sources/1/certSecretRef"),
          Map.entry("/spec/bootstrap/sources/*/name", "/spec/bootstrap/sources/2/name"),
          Map.entry("/spec/bootstrap/sources/*/bucket", "/spec/bootstrap/sources/3/bucket"),
          Map.entry("/spec/bootstrap/sources/*/verify", "/spec/bootstrap/sources/4/verify"),
          Map.entry(
              "/spec/bootstrap/sources/*/verify/secretRef",
              "/spec/bootstrap/sources/5/verify/secretRef"),
          Map.entry(
              "/spec/delivery/applications/*/source/chart",
              "/spec/delivery/applications/1/source/chart"),
          Map.entry(
              "/spec/delivery/applications/*/sources", "/spec/delivery/applications/2/sources"),
          Map.entry(
              "/spec/delivery/applications/*/sources/*/ref",
              "/spec/delivery/applications/2/sources/1/ref"),
          Map.entry(
              "/spec/delivery/applications/*/sources/*/name",
              "/spec/delivery/applications/2/sources/3/name"),
          Map.entry(
              "/spec/delivery/applications/*/sources/*/chart",
              "/spec/delivery/applications/2/sources/2/chart"),
          Map.entry(
              "/spec/delivery/applications/*/environments/*/sources",
              "/spec/delivery/applications/2/environments/0/sources"),
          Map.entry(
              "/spec/delivery/applications/*/annotations/?",
              "/spec/delivery/applications/0/annotations/notifications.argoproj.io~1x"),
          Map.entry(
              "/spec/delivery/applicationSets/*/source/chart",
              "/spec/delivery/applicationSets/3/source/chart"),
          Map.entry(
              "/spec/delivery/applicationSets/*/sources",
              "/spec/delivery/applicationSets/4/sources"),
          Map.entry(
              "/spec/delivery/applicationSets/*/sources/*/ref",
              "/spec/delivery/applicationSets/4/sources/1/ref"),
          Map.entry(
              "/spec/delivery/applicationSets/*/sources/*/name",
              "/spec/delivery/applicationSets/4/sources/3/name"),
          Map.entry(
              "/spec/delivery/applicationSets/*/sources/*/chart",
              "/spec/delivery/applicationSets/4/sources/2/chart"),
          Map.entry(
              "/spec/delivery/applicationSets/*/environments/*/sources",
              "/spec/delivery/applicationSets/4/environments/0/sources"),
          Map.entry(
              "/spec/delivery/applicationSets/*/annotations/?",
              "/spec/delivery/applicationSets/0/annotations/notifications.argoproj.io~1x"),
          Map.entry(
              "/spec/delivery/applicationSets/*/gitDirectories",
              "/spec/delivery/applicationSets/1/gitDirectories"),
          Map.entry(
              "/spec/delivery/applicationSets/*/gitFiles",
              "/spec/delivery/applicationSets/2/gitFiles"));

  static FieldPath of(String schemaPath) {
    return HOMES.entrySet().stream()
        .filter(home -> schemaPath.startsWith(home.getKey()))
        .max(Comparator.comparingInt(home -> home.getKey().length()))
        .map(home -> home.getValue() + schemaPath.substring(home.getKey().length()))
        .map(FieldPath::ofItems)
        .orElseGet(() -> ofItems(schemaPath));
  }

  private static FieldPath ofItems(String path) {
    return new FieldPath(path.replace("/*", "/0").replace("/?", "/key"));
  }

  /** The same field of the one application, set or source that {@link BaseTenant#around} leaves. */
  FieldPath ofTheOneLeft() {
    return new FieldPath(
        pointer.replaceFirst(
            "^(/spec/delivery/application(s|Sets)|/spec/bootstrap/sources)/[0-9]", "$1/0"));
  }

  /** The tenant with a text in this field; what lies above is made where it is not there. */
  ObjectNode with(JsonNode tenant, String text) {
    ObjectNode copy = tenant.deepCopy();
    JsonNode at = copy;
    String[] steps = pointer.substring(1).split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      at = step(at, steps[i], Character.isDigit(steps[i + 1].charAt(0)));
    }
    String last = steps[steps.length - 1].replace("~1", "/");
    switch (at) {
      case ArrayNode list when list.isEmpty() -> list.add(text);
      case ArrayNode list -> list.set(0, list.textNode(text));
      case ObjectNode object when last.equals(KEY) -> object.put(text, "x");
      default -> ((ObjectNode) at).put(last, text);
    }
    return copy;
  }

  private static JsonNode step(JsonNode at, String step, boolean toList) {
    JsonNode next =
        at instanceof ArrayNode list ? list.path(Integer.parseInt(step)) : at.path(step);
    if (!next.isMissingNode()) {
      return next;
    }
    return switch (at) {
      case ArrayNode list -> toList ? list.addArray() : list.addObject();
      default -> toList ? ((ObjectNode) at).putArray(step) : ((ObjectNode) at).putObject(step);
    };
  }
}
