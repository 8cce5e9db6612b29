package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import java.util.Optional;

/** Where a set has its items from, if a contract says so too: folders, files, or elements. */
public final class Generators {
  private static final String OTHER =
      "is no generator that contracts have; write a set over folders, files or elements, or leave"
          + " the set to those who made it";

  private Generators() {}

  /**
   * @param itemKey of the elements of a list: the text that is their name
   */
  public static Optional<ObjectNode> of(JsonNode generators, String itemKey, Notes notes) {
    if (generators.size() != 1) {
      notes.leaveOut("spec.generators", generators, OTHER);
      return Optional.empty();
    }
    var only = new Fields(generators.get(0), "spec.generators[0]");
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    JsonNode git = only.get("git");
    JsonNode list = only.get("list");
    only.rest().forEach(field -> notes.leaveOut(field.path(), field.value(), OTHER));
    if (git.isObject()) {
      git(new Fields(git, only.pathOf("git")), said, notes);
    } else if (list.isObject()) {
      list(new Fields(list, only.pathOf("list")), itemKey, said, notes);
    }
    return notes.isLeftOut() || said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private static void git(Fields git, ObjectNode said, Notes notes) {
    git.without("requeueAfterSeconds");
    ObjectNode generator = JsonNodeFactory.instance.objectNode();
    generator.put("repoURL", git.text("repoURL").orElse(""));
    git.text("revision")
        .filter(revision -> !revision.equals("HEAD"))
        .ifPresent(revision -> generator.put("revision", revision));
    JsonNode folders = git.get("directories");
    JsonNode files = git.get("files");
    git.rest().forEach(field -> notes.leaveOut(field.path(), field.value(), OTHER));
    if (folders.isEmpty() == files.isEmpty()) {
      notes.leaveOut(git.pathOf("directories"), folders, OTHER);
    } else if (files.isEmpty()) {
      ArrayNode wanted = generator.putArray("directories");
      ArrayNode exclude = JsonNodeFactory.instance.arrayNode();
      folders.forEach(
          folder ->
              (folder.path("exclude").asBoolean() ? exclude : wanted)
                  .add(folder.path("path").asText()));
      if (!exclude.isEmpty()) {
        generator.set("exclude", exclude);
      }
      said.set("gitDirectories", generator);
    } else {
      ArrayNode wanted = generator.putArray("files");
      files.forEach(file -> wanted.add(file.path("path").asText()));
      said.set("gitFiles", generator);
    }
  }

  private static void list(Fields list, String itemKey, ObjectNode said, Notes notes) {
    JsonNode elements = list.get("elements");
    list.rest().forEach(field -> notes.leaveOut(field.path(), field.value(), OTHER));
    ArrayNode taken = said.putObject("list").putArray("elements");
    for (int i = 0; i < elements.size(); i++) {
      String path = list.pathOf("elements[" + i + "]");
      ObjectNode element = taken.addObject();
      element.put("name", elements.get(i).path(itemKey).asText(""));
      ObjectNode values = JsonNodeFactory.instance.objectNode();
      elements
          .get(i)
          .properties()
          .forEach(
              field -> {
                if (field.getKey().equals("values") && field.getValue().isObject()) {
                  field
                      .getValue()
                      .properties()
                      .forEach(v -> text(v.getKey(), v.getValue(), path, values, notes));
                } else if (!field.getKey().equals(itemKey)) {
                  text(field.getKey(), field.getValue(), path, values, notes);
                }
              });
      if (!values.isEmpty()) {
        element.set("values", values);
      }
    }
  }

  private static void text(
      String key, JsonNode value, String path, ObjectNode values, Notes notes) {
    if (value.isTextual()) {
      values.set(key, value);
    } else {
      notes.leaveOut(
          path + "." + key, value, "is no text, and elements of contracts hold no other");
    }
  }
}
