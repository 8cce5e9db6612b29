package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.ContractName;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.delivery.ApplicationReading;
import io.platformtenant.operator.imports.delivery.MergedApplication;
import io.platformtenant.operator.imports.delivery.ProjectReading;
import io.platformtenant.operator.imports.delivery.ReadApplication;
import io.platformtenant.operator.imports.delivery.WindowReading;
import io.platformtenant.operator.imports.teams.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Argo CD does for a team, as a contract says it. */
final class DeliveryDraft {
  private final Draft draft;
  private final String argocdNamespace;
  private final SortedMap<String, SortedMap<String, ReadApplication>> applications =
      new TreeMap<>();
  private final Map<String, ReadApplication> byObject = new HashMap<>();
  private final Repositories repositories;

  DeliveryDraft(Draft draft, String argocdNamespace) {
    this.draft = draft;
    this.argocdNamespace = argocdNamespace;
    this.repositories = new Repositories(draft.team(), argocdNamespace);
  }

  ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    var sets = new SetsDraft(draft, repositories);
    ArrayNode setTrees = sets.trees();
    draft.team().applications().stream()
        .filter(there -> !sets.makes(there))
        // Whoever keeps its name has it before others that are only like it.
        .sorted(
            Comparator.comparing((Existing there) -> !isKept(there)).thenComparing(Existing::id))
        .forEach(there -> add(there, sets));
    SortedSet<String> permitted = new TreeSet<>();
    ArrayNode applicationTrees = JsonNodeFactory.instance.arrayNode();
    applications.forEach((name, here) -> applicationTrees.add(merged(here)));
    List<ObjectNode> windows = new ArrayList<>();
    projects(permitted, windows);
    used(applicationTrees, permitted);
    used(setTrees, permitted);
    ArrayNode repositoryTrees = JsonNodeFactory.instance.arrayNode();
    permitted.forEach(url -> repositoryTrees.addObject().put("url", url));
    put(tree, "repositories", repositoryTrees);
    put(tree, "applications", applicationTrees);
    put(tree, "applicationSets", setTrees);
    ArrayNode windowTrees = JsonNodeFactory.instance.arrayNode();
    windows.forEach(windowTrees::add);
    put(tree, "syncWindows", windowTrees);
    return tree;
  }

  private String environmentOf(Existing there) {
    return draft
        .places()
        .byNamespace()
        .getOrDefault(Destination.of(there.spec().path("destination")).namespace(), "");
  }

  private boolean isKept(Existing there) {
    return there.namespace().equals(argocdNamespace)
        && ContractName.isKept(draft.name(), there.name(), environmentOf(there));
  }

  private void add(Existing there, SetsDraft sets) {
    var notes = new Notes(there.subject());
    String environment = environmentOf(there);
    String name = nameFor(there, environment, sets);
    ApplicationReading.of(there, name, draft.places().byNamespace(), notes)
        .ifPresent(
            read -> {
              repositories.refuse(read.sources(), "spec.source.repoURL", notes);
              if (notes.isLeftOut()) {
                return;
              }
              if (isTaken(name, environment) || sets.reserves(name)) {
                notes.leaveOut(
                    "metadata.name",
                    there.name(),
                    "another Application here would be called "
                        + draft.name()
                        + "-"
                        + name
                        + "-"
                        + environment
                        + " too; write it into the contract under a name of your own");
              } else {
                applications.computeIfAbsent(name, n -> new TreeMap<>()).put(environment, read);
              }
            });
    draft.tell(notes);
  }

  private String nameFor(Existing there, String environment, SetsDraft sets) {
    String name = ContractName.of(draft.name(), there.name(), environment);
    return isKept(there) || !(isTaken(name, environment) || sets.reserves(name))
        ? name
        : ContractName.label(there.name());
  }

  private boolean isTaken(String name, String environment) {
    return applications.getOrDefault(name, new TreeMap<>()).containsKey(environment);
  }

  private ObjectNode merged(SortedMap<String, ReadApplication> here) {
    MergedApplication merged =
        MergedApplication.of(List.copyOf(here.values()), draft.places(), draft::tell);
    for (ReadApplication read : merged.taken()) {
      draft.from("applications", read.application(), read.environment(), read.there());
      byObject.put(read.there().name(), read);
    }
    return merged.tree();
  }

  private void projects(SortedSet<String> permitted, List<ObjectNode> windows) {
    for (Existing project : draft.team().projects()) {
      var unheard = new Notes(project.subject());
      ProjectReading reading =
          ProjectReading.of(project, draft.places(), MissingNode.getInstance(), unheard);
      permitted.addAll(reading.repositories());
      reading
          .description()
          .filter(d -> !draft.contract().path("spec").has("description"))
          .ifPresent(this::describe);
      var notes = new Notes(project.subject());
      windows.addAll(new WindowReading(draft.places(), byObject).of(project, notes));
      draft.tell(notes);
    }
  }

  private void describe(String description) {
    ((ObjectNode) draft.contract().path("spec")).put("description", description);
  }

  /** What applications use is permitted without being named. */
  private static void used(ArrayNode things, SortedSet<String> permitted) {
    things.findValuesAsText("repoURL").forEach(permitted::remove);
  }

  private static void put(ObjectNode tree, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      tree.set(field, list);
    }
  }
}
