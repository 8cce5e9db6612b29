package io.platformtenant.operator.imports.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.PerEnvironment;
import io.platformtenant.operator.imports.Places;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The stages of a contract out of Kustomizations: those of one name are one stage, where they
 * differ in nothing but what a stage says of its environments; else they are one each.
 */
public final class MergedStages {
  private static final Set<String> BY_ENVIRONMENT = Set.of("path", "substitute", "namespace");
  private static final int LONGEST = 30;

  private final Places places;
  private final Map<ObjectId, String> sources;
  private final Consumer<Notes> told;
  private final SortedMap<String, SortedMap<String, ReadStage>> stages = new TreeMap<>();
  private final Map<ObjectId, String> names = new HashMap<>();

  private MergedStages(Places places, Map<ObjectId, String> sources, Consumer<Notes> told) {
    this.places = places;
    this.sources = sources;
    this.told = told;
  }

  /**
   * @param sources what the contract calls each source
   */
  public static MergedStages of(
      List<ReadStage> read, Places places, Map<ObjectId, String> sources, Consumer<Notes> told) {
    var merged = new MergedStages(places, sources, told);
    read.forEach(merged::add);
    return merged;
  }

  /** Stage by the Kustomization that it was. */
  public Map<ObjectId, String> names() {
    return names;
  }

  private void add(ReadStage read) {
    String name = nameFor(read);
    names.put(read.there().id(), name);
    stages.computeIfAbsent(name, n -> new TreeMap<>()).put(read.environment(), read);
  }

  private String nameFor(ReadStage read) {
    for (int n = 1; ; n++) {
      String end = n == 1 ? "" : "-" + n;
      String name =
          read.stage().substring(0, Math.min(read.stage().length(), LONGEST - end.length())) + end;
      SortedMap<String, ReadStage> there = stages.get(name);
      if (there == null
          || (!there.containsKey(read.environment())
              && isLike(there.firstEntry().getValue(), read))) {
        return name;
      }
    }
  }

  private boolean isLike(ReadStage one, ReadStage other) {
    return rest(one).equals(rest(other))
        && one.tree().has("namespace") == other.tree().has("namespace")
        && PerEnvironment.common(
                new TreeMap<>(
                    Map.of(
                        one.environment(), one.tree().path("namespace"),
                        other.environment(), other.tree().path("namespace"))))
            .isPresent();
  }

  private static JsonNode rest(ReadStage read) {
    ObjectNode rest = read.tree().deepCopy();
    rest.remove(BY_ENVIRONMENT);
    return rest;
  }

  /** As the contract has them, what depends on nothing first. */
  public List<ObjectNode> trees() {
    List<ObjectNode> trees = new ArrayList<>();
    Set<String> done = new TreeSet<>();
    Map<String, Set<String>> needs = new TreeMap<>();
    stages.forEach((name, here) -> needs.put(name, dependsOn(here.values())));
    while (done.size() < stages.size()) {
      String next =
          stages.keySet().stream()
              .filter(name -> !done.contains(name))
              .filter(name -> done.containsAll(needs.get(name)))
              .findFirst()
              .orElseGet(
                  () ->
                      stages.keySet().stream()
                          .filter(name -> !done.contains(name))
                          .findFirst()
                          .orElseThrow());
      done.add(next);
      trees.add(tree(next, stages.get(next), needs.get(next)));
    }
    return trees;
  }

  private Set<String> dependsOn(Collection<ReadStage> here) {
    Set<String> first = new TreeSet<>();
    for (ReadStage read : here) {
      for (ObjectId before : read.dependsOn()) {
        String elsewhere = elsewhere(before, read.environment());
        if (elsewhere.isEmpty()) {
          first.add(names.get(before));
        } else {
          var notes = new Notes(read.there().subject());
          notes.say("spec.dependsOn", before.brief(), elsewhere);
          told.accept(notes);
        }
      }
    }
    first.remove(names.get(here.iterator().next().there().id()));
    return first;
  }

  /** Why a stage can not wait for something; "" where it can. */
  private String elsewhere(ObjectId before, String environment) {
    if (!names.containsKey(before)) {
      return "is no stage of this contract; what all tenants wait for, dependsOn of the class names";
    }
    SortedMap<String, ReadStage> there = stages.get(names.get(before));
    boolean isHere =
        there.containsKey(environment) && there.get(environment).there().id().equals(before);
    return isHere
        ? ""
        : "is of another environment, and a stage of a contract waits for none of those: bring one"
            + " environment after the other by what is merged into its branch or folder";
  }

  private ObjectNode tree(String name, SortedMap<String, ReadStage> here, Set<String> needs) {
    ReadStage first = here.firstEntry().getValue();
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", name);
    tree.put("source", sources.get(first.source()));
    putIfSaid(tree, "path", common(here, "path").orElse(first.tree().path("path")));
    ArrayNode environments = environments(here, tree);
    if (!environments.isEmpty()) {
      tree.set("environments", environments);
    }
    common(here, "namespace").ifPresent(namespace -> putIfSaid(tree, "namespace", namespace));
    ArrayNode before = tree.putArray("dependsOn");
    needs.forEach(before::add);
    if (needs.isEmpty()) {
      before.add("none");
    }
    same(here, "substitute").ifPresent(variables -> putIfSaid(tree, "substitute", variables));
    rest(first).properties().forEach(field -> tree.set(field.getKey(), field.getValue()));
    return tree;
  }

  private ArrayNode environments(SortedMap<String, ReadStage> here, ObjectNode tree) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    boolean ownPath = common(here, "path").isEmpty();
    boolean ownVariables = same(here, "substitute").isEmpty();
    here.forEach(
        (environment, read) -> {
          ObjectNode one = list.addObject().put("name", environment);
          String source = sources.get(read.source());
          if (!source.equals(tree.path("source").asText())) {
            one.put("source", source);
          }
          JsonNode path = read.tree().path("path");
          if (ownPath && !path.equals(tree.path("path"))) {
            one.put("path", path.asText("./"));
          }
          if (ownVariables && read.tree().has("substitute")) {
            one.set("substitute", read.tree().path("substitute"));
          }
        });
    boolean saysNothing = list.valueStream().allMatch(one -> one.size() == 1);
    return saysNothing && here.keySet().equals(places.environments()) ? list.arrayNode() : list;
  }

  private static Optional<JsonNode> common(SortedMap<String, ReadStage> here, String field) {
    return PerEnvironment.common(each(here, field));
  }

  private static Optional<JsonNode> same(SortedMap<String, ReadStage> here, String field) {
    return PerEnvironment.same(each(here, field));
  }

  private static SortedMap<String, JsonNode> each(SortedMap<String, ReadStage> here, String field) {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    here.forEach((environment, read) -> values.put(environment, read.tree().path(field)));
    return values;
  }

  private static void putIfSaid(ObjectNode tree, String field, JsonNode value) {
    if (!value.isMissingNode()) {
      tree.set(field, value);
    }
  }
}
