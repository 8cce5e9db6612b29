package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.delivery.MergedApplication;
import io.platformtenant.operator.imports.delivery.ReadApplication;
import io.platformtenant.operator.imports.delivery.ReadSet;
import io.platformtenant.operator.imports.delivery.SetReading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sets of a team, those that a contract can say. */
final class SetsDraft {
  private final Draft draft;
  private final Repositories repositories;
  private final SortedMap<String, SortedMap<String, ReadSet>> sets = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  SetsDraft(Draft draft, Repositories repositories) {
    this.draft = draft;
    this.repositories = repositories;
  }

  ArrayNode trees() {
    for (Existing there : draft.team().sets()) {
      var notes = new Notes(there.subject());
      new SetReading(draft.name(), draft.places().byNamespace(), notes)
          .of(there)
          .ifPresent(read -> add(read, notes));
      draft.tell(notes);
    }
    ArrayNode trees = JsonNodeFactory.instance.arrayNode();
    sets.values().forEach(here -> trees.add(tree(here)));
    return trees;
  }

  /** Whether a set that stands in the contract makes an Application. */
  boolean makes(Existing application) {
    return application
        .controller()
        .filter(owner -> owner.path("kind").asText().equals("ApplicationSet"))
        .filter(owner -> taken.contains(owner.path("name").asText()))
        .isPresent();
  }

  /** Whether a name is kept for what a set makes. */
  boolean reserves(String application) {
    return sets.keySet().stream()
        .anyMatch(set -> application.equals(set) || application.startsWith(set + "-"));
  }

  private void add(ReadSet read, Notes notes) {
    String name = read.template().application();
    SortedMap<String, ReadSet> here = sets.getOrDefault(name, new TreeMap<>());
    boolean isAlike =
        here.isEmpty()
            || (!here.containsKey(read.template().environment())
                && here.firstEntry().getValue().generator().equals(read.generator())
                && here.firstEntry().getValue().itemFrom().equals(read.itemFrom()));
    repositories.refuse(read.template().sources(), "spec.template.spec.source.repoURL", notes);
    repositories.refuse(searched(read), "spec.generators[0].git.repoURL", notes);
    if (notes.isLeftOut()) {
      return;
    }
    if (!isAlike || (here.isEmpty() && clashes(name))) {
      notes.leaveOut(
          "metadata.name",
          read.template().there().name(),
          "another set of the contract would be called "
              + name
              + ", or nearly so; write it there"
              + " under a name of your own");
      return;
    }
    sets.computeIfAbsent(name, n -> new TreeMap<>()).put(read.template().environment(), read);
    taken.add(read.template().there().name());
  }

  /** Where its items are looked for; elements of a list stand in the set. */
  private static List<ObjectNode> searched(ReadSet read) {
    return read.generator()
        .valueStream()
        .filter(generator -> generator.has("repoURL"))
        .map(ObjectNode.class::cast)
        .toList();
  }

  private boolean clashes(String name) {
    return reserves(name) || sets.keySet().stream().anyMatch(set -> set.startsWith(name + "-"));
  }

  private ObjectNode tree(SortedMap<String, ReadSet> here) {
    ReadSet first = here.firstEntry().getValue();
    MergedApplication merged =
        MergedApplication.of(
            List.copyOf(here.values().stream().map(ReadSet::template).toList()),
            draft.places(),
            draft::tell);
    for (ReadApplication read : merged.taken()) {
      draft.from("applicationSets", read.application(), read.environment(), read.there());
    }
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("name", first.template().application());
    tree.setAll(first.generator());
    if (!first.itemFrom().isEmpty()) {
      tree.put("itemFrom", first.itemFrom());
    }
    tree.setAll(merged.tree());
    return tree;
  }
}
