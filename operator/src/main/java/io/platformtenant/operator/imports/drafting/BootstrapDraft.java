package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.ContractName;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.bootstrap.FluxSourceReading;
import io.platformtenant.operator.imports.bootstrap.MergedStages;
import io.platformtenant.operator.imports.bootstrap.ReadStage;
import io.platformtenant.operator.imports.bootstrap.StageReading;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Flux does for a team, as a contract says it. */
final class BootstrapDraft {
  private static final int LONGEST = 30;

  private final HandMade found;
  private final Draft draft;
  private final Map<ObjectId, String> names = new LinkedHashMap<>();
  private final Map<ObjectId, ObjectNode> trees = new LinkedHashMap<>();
  private final Set<ObjectId> refused = new HashSet<>();

  BootstrapDraft(HandMade found, Draft draft) {
    this.found = found;
    this.draft = draft;
  }

  ObjectNode tree() {
    List<ReadStage> read = new ArrayList<>();
    for (Existing there : draft.team().kustomizations()) {
      var notes = new Notes(there.subject());
      Optional<ReadStage> stage = new StageReading(draft.name(), draft.places(), notes).of(there);
      stage.filter(s -> hasSource(s, notes)).ifPresent(read::add);
      draft.tell(notes);
    }
    MergedStages merged = MergedStages.of(read, draft.places(), names, draft::tell);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    if (read.isEmpty()) {
      return tree;
    }
    ArrayNode sources = tree.putArray("sources");
    trees.forEach(
        (id, source) -> {
          sources.add(source);
          draft.from("sources", source.path("name").asText(), "", found.get(id).orElseThrow());
        });
    merged.trees().forEach(tree.putArray("stages")::add);
    read.forEach(
        stage ->
            draft.from(
                "stages",
                merged.names().get(stage.there().id()),
                stage.environment(),
                stage.there()));
    return tree;
  }

  private boolean hasSource(ReadStage stage, Notes notes) {
    ObjectId id = stage.source();
    if (!names.containsKey(id) && !refused.contains(id)) {
      Optional<Existing> there = found.get(id);
      var told = new Notes(id.brief());
      Optional<ObjectNode> read = there.flatMap(source -> FluxSourceReading.of(source, told));
      draft.tell(told);
      read.ifPresentOrElse(source -> add(id, source), () -> refused.add(id));
    }
    if (refused.contains(id)) {
      notes.leaveOut(
          "spec.sourceRef",
          id.brief(),
          found.get(id).isPresent()
              ? "its source stands in no contract"
              : "its source is not among what was read");
    }
    return !refused.contains(id);
  }

  private void add(ObjectId id, ObjectNode source) {
    String name = nameFor(id);
    names.put(id, name);
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", name);
    tree.setAll(source);
    trees.put(id, tree);
  }

  /** Its own where no other has it: names of sources are free. */
  private String nameFor(ObjectId id) {
    String said = fitting(id.name());
    if (!names.containsValue(said)) {
      return said;
    }
    String longer = fitting(id.namespace() + "-" + id.name());
    for (int n = 2; names.containsValue(longer); n++) {
      longer =
          fitting(id.name()).substring(0, Math.min(LONGEST - 3, fitting(id.name()).length()))
              + "-"
              + n;
    }
    return longer;
  }

  private static String fitting(String name) {
    String label = ContractName.label(name);
    String free = label.startsWith("platform") ? "of-" + label : label;
    return free.length() <= LONGEST ? free : free.substring(0, LONGEST).replaceAll("-+$", "");
  }
}
