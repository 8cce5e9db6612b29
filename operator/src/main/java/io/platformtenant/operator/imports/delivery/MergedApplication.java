package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** One application of a contract out of the Applications that it is in each environment. */
public final class MergedApplication {
  private final Places places;
  private final Consumer<Notes> told;
  private final SortedMap<String, ReadApplication> here = new TreeMap<>();

  private MergedApplication(Places places, Consumer<Notes> told) {
    this.places = places;
    this.told = told;
  }

  /**
   * @param read what has one name, at most one in each environment, in their order
   * @param told takes what is left out, and what is said otherwise
   */
  public static MergedApplication of(
      List<ReadApplication> read, Places places, Consumer<Notes> told) {
    var merged = new MergedApplication(places, told);
    read.forEach(one -> merged.add(read.getFirst(), one));
    return merged;
  }

  /** Those that the application became. */
  public List<ReadApplication> taken() {
    return List.copyOf(here.values());
  }

  private void add(ReadApplication first, ReadApplication one) {
    Optional<String> clash = clash(first, one);
    if (clash.isPresent()) {
      var notes = new Notes(one.there().subject());
      notes.leaveOut(
          "spec." + clash.get(),
          "",
          "is another one than that of "
              + first.there().subject()
              + ", and an application of a contract has one for all environments; call them by"
              + " different names, or bring both to the same");
      told.accept(notes);
    } else {
      here.put(one.environment(), one);
    }
  }

  private static Optional<String> clash(ReadApplication first, ReadApplication one) {
    if (first.several() != one.several() || first.sources().size() != one.sources().size()) {
      return Optional.of("sources");
    }
    for (int i = 0; i < first.sources().size(); i++) {
      Optional<String> field = MergedSources.clash(first.sources().get(i), one.sources().get(i));
      if (field.isPresent()) {
        return Optional.of((first.several() ? "sources[" + i + "]." : "source.") + field.get());
      }
    }
    return Optional.empty();
  }

  /** As the contract has it. */
  public ObjectNode tree() {
    ReadApplication first = here.firstEntry().getValue();
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", first.application());
    List<MergedSources> sources = new ArrayList<>();
    for (int i = 0; i < first.sources().size(); i++) {
      int index = i;
      sources.add(MergedSources.of(map(read -> read.sources().get(index))));
    }
    sources.forEach(source -> withoutBuiltIn(source, first.application()));
    if (first.several()) {
      ArrayNode list = tree.putArray("sources");
      sources.forEach(source -> list.add(source.base()));
    } else {
      tree.set("source", sources.getFirst().base());
    }
    putIfSaid(tree, "environments", environments(first.several(), sources));
    putIfSaid(tree, "sync", MergedSync.of(here.values(), told));
    putIfSaid(
        tree,
        "ignoreDifferences",
        same(first, "ignoreDifferences", ReadApplication::ignoreDifferences));
    putIfSaid(
        tree, "annotations", same(first, "metadata.annotations", ReadApplication::annotations));
    return tree;
  }

  /** The release is called after the application where nobody says how. */
  private static void withoutBuiltIn(MergedSources source, String application) {
    if (source.base().path("helm") instanceof ObjectNode helm
        && helm.path("releaseName").asText("").equals(application)
        && (source.base().has("chart") || helm.size() > 1)) {
      helm.remove("releaseName");
      if (helm.isEmpty()) {
        source.base().remove("helm");
      }
    }
  }

  private ArrayNode environments(boolean several, List<MergedSources> sources) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    here.forEach(
        (name, read) -> {
          ObjectNode one = list.addObject().put("name", name);
          if (!read.namespace().equals(places.firstOf(name))) {
            one.put("namespace", read.namespace());
          }
          if (read.automated() == places.protectedOnes().contains(name)) {
            one.put("autoSync", read.automated());
          }
          if (several) {
            overrides(name, sources).ifPresent(o -> one.set("sources", o));
          } else {
            one.setAll(sources.getFirst().overrides().get(name));
          }
        });
    boolean saysNothing = list.valueStream().allMatch(one -> one.size() == 1);
    return saysNothing && here.keySet().equals(places.environments()) ? list.arrayNode() : list;
  }

  private static Optional<ArrayNode> overrides(String environment, List<MergedSources> sources) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (MergedSources source : sources) {
      ObjectNode override = source.overrides().get(environment);
      if (!override.isEmpty()) {
        list.addObject().put("name", source.base().path("name").asText()).setAll(override);
      }
    }
    return Optional.of(list).filter(l -> !l.isEmpty());
  }

  /** What an application says once; of others that differ it is told. */
  private JsonNode same(
      ReadApplication first, String field, Function<ReadApplication, JsonNode> of) {
    JsonNode said = of.apply(first);
    for (ReadApplication other : here.values()) {
      if (!of.apply(other).equals(said)) {
        var notes = new Notes(other.there().subject());
        notes.say(
            field,
            of.apply(other),
            "is that of " + first.there().subject() + " instead: said once for all environments");
        told.accept(notes);
      }
    }
    return said;
  }

  private SortedMap<String, ObjectNode> map(Function<ReadApplication, ObjectNode> of) {
    SortedMap<String, ObjectNode> values = new TreeMap<>();
    here.forEach((name, read) -> values.put(name, of.apply(read)));
    return values;
  }

  private static void putIfSaid(ObjectNode tree, String field, JsonNode value) {
    if (!value.isEmpty()) {
      tree.set(field, value);
    }
  }
}
