package io.platformtenant.operator.imports.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Remark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came from where, and what goes along with something that goes. */
final class Cut {
  private static final Set<String> LISTS =
      Set.of("applications", "applicationSets", "stages", "sources");

  private final Draft draft;

  Cut(Draft draft) {
    this.draft = draft;
  }

  /**
   * Where a field is in a contract as it stands. Items have other numbers once one before them is
   * taken out, so that nothing is looked up by them afterwards.
   *
   * @param list that the thing it is in stands in, or ""
   * @param name of that thing
   * @param environment of it, or ""
   * @param field the way there, items by their names
   */
  record Spot(String list, String name, String environment, String field) {}

  Spot spot(FieldPath path) {
    JsonNode at = draft.contract();
    String key = "";
    var field = new StringBuilder();
    var spot = new Spot("", "", "", "");
    for (FieldPath.Step step : path.steps()) {
      switch (step) {
        case FieldPath.Key(String name) -> {
          at = at.path(name);
          key = name;
          field.append(field.isEmpty() ? "" : ".").append(name);
        }
        case FieldPath.Item(int index) -> {
          at = at.path(index);
          String name = at.path("name").asText("");
          field.append('[').append(name.isEmpty() ? index : name).append(']');
          if (spot.name().isEmpty() && LISTS.contains(key)) {
            spot = new Spot(key, name, "", "");
          } else if (key.equals("environments") && !spot.name().isEmpty()) {
            spot = new Spot(spot.list(), spot.name(), name, "");
          }
        }
      }
    }
    return new Spot(spot.list(), spot.name(), spot.environment(), field.toString());
  }

  /** The objects that a field of the contract was written for. */
  Collection<Existing> originsAt(Spot spot) {
    if (spot.name().isEmpty()) {
      return List.of();
    }
    Map<String, Existing> all = draft.originsOf(spot.list(), spot.name());
    return all.containsKey(spot.environment())
        ? List.of(all.get(spot.environment()))
        : List.copyOf(all.values());
  }

  /** Whether the thing went along with something else meanwhile. */
  boolean isGone(Spot spot) {
    Set<String> environments = draft.originsOf(spot.list(), spot.name()).keySet();
    return !spot.name().isEmpty()
        && (spot.environment().isEmpty()
            ? environments.isEmpty()
            : !environments.contains(spot.environment()));
  }

  /** That something is no longer in an environment; a thing that is gone is forgotten with it. */
  void forget(Spot spot) {
    if (!spot.environment().isEmpty()) {
      draft.forget(spot.list(), spot.name(), spot.environment());
    }
  }

  /** What can not stand without what was taken out, or names it. */
  void after(String list, JsonNode gone) {
    String name = gone.path("name").asText("");
    if (LISTS.contains(list)) {
      draft.forget(list, name);
    }
    JsonNode bootstrap = draft.contract().at("/spec/bootstrap");
    if (bootstrap.path("stages") instanceof ArrayNode stages) {
      if (list.equals("sources")) {
        withoutSource(stages, name);
      } else if (list.equals("stages")) {
        stages.forEach(stage -> withoutDependency((ObjectNode) stage, name));
      }
    }
    withoutEmpty(draft.contract().path("spec"));
  }

  private void withoutSource(ArrayNode stages, String source) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      JsonNode stage = stages.get(i);
      boolean uses =
          stage.path("source").asText().equals(source)
              || stage
                  .path("environments")
                  .valueStream()
                  .anyMatch(e -> e.path("source").asText("").equals(source));
      if (uses) {
        String name = stage.path("name").asText();
        draft
            .originsOf("stages", name)
            .values()
            .forEach(
                origin ->
                    draft.tell(
                        new Remark(
                            origin.subject(),
                            "spec.sourceRef",
                            source,
                            "stays as it is, since its source stands in no contract",
                            true)));
        draft.forget("stages", name);
        stages.remove(i);
        stages.forEach(other -> withoutDependency((ObjectNode) other, name));
      }
    }
  }

  private void withoutDependency(ObjectNode stage, String name) {
    if (stage.path("dependsOn") instanceof ArrayNode needs) {
      for (int i = needs.size() - 1; i >= 0; i--) {
        if (needs.get(i).asText().equals(name)) {
          needs.remove(i);
          draft
              .originsOf("stages", stage.path("name").asText())
              .values()
              .forEach(
                  origin ->
                      draft.tell(
                          new Remark(
                              origin.subject(),
                              "spec.dependsOn",
                              name,
                              "stands in no contract, so that this one does not wait for it",
                              false)));
        }
      }
      if (needs.isEmpty()) {
        needs.add("none");
      }
    }
  }

  /** Absent and empty mean the same to people, and not always to schemas. */
  private void withoutEmpty(JsonNode spec) {
    environments(spec.path("environments"));
    for (String list : LISTS) {
      for (String block : List.of("delivery", "bootstrap")) {
        things(spec.path(block), list);
      }
    }
  }

  private static void environments(JsonNode list) {
    if (list instanceof ArrayNode all) {
      for (int i = all.size() - 1; i >= 0; i--) {
        if (all.get(i).path("namespaces").isEmpty()) {
          all.remove(i);
        }
      }
    }
  }

  private void things(JsonNode block, String list) {
    if (block.path(list) instanceof ArrayNode all) {
      for (int i = all.size() - 1; i >= 0; i--) {
        JsonNode environments = all.get(i).path("environments");
        if (environments.isArray() && environments.isEmpty()) {
          draft.forget(list, all.get(i).path("name").asText());
          all.remove(i);
        }
      }
      if (all.isEmpty()) {
        ((ObjectNode) block).remove(list);
      }
    }
  }
}
