package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The stages that still have their environments, namespaces and sources. */
final class FittingStages {
  private static final String AS_WRITTEN = "AsWritten";

  private final Ground ground;

  FittingStages(Ground ground) {
    this.ground = ground;
  }

  JsonNode of(JsonNode bootstrap) {
    if (bootstrap.path("stages").isEmpty()) {
      return bootstrap;
    }
    ArrayNode left = Fitting.kept(bootstrap.path("stages"), this::fit);
    ObjectNode fit = bootstrap.deepCopy();
    fit.set("stages", Fitting.kept(left, stage -> Optional.of(following(stage, names(left)))));
    return fit;
  }

  private Optional<JsonNode> fit(JsonNode stage) {
    return Optional.of(stage)
        .filter(s -> ground.brings(s.path("source").asText()))
        .map(this::spelledOut)
        .flatMap(s -> Fitting.narrowed(s, environment -> place(stage, environment)));
  }

  /** A stage of every environment whose namespace not every environment has any more. */
  private JsonNode spelledOut(JsonNode stage) {
    boolean everywhere =
        ground.namespaces().keySet().stream().allMatch(name -> hasNamespace(stage, name));
    if (everywhere || !stage.path("environments").isEmpty()) {
      return stage;
    }
    ObjectNode fit = stage.deepCopy();
    ArrayNode environments = fit.putArray("environments");
    ground.namespaces().keySet().forEach(name -> environments.addObject().put("name", name));
    return fit;
  }

  private Optional<JsonNode> place(JsonNode stage, JsonNode environment) {
    String name = environment.path("name").asText();
    return ground.has(name)
            && hasNamespace(stage, name)
            && ground.brings(environment.path("source").asText(""))
        ? Optional.of(environment)
        : Optional.empty();
  }

  private boolean hasNamespace(JsonNode stage, String environment) {
    String said = stage.path("namespace").asText("");
    return said.isEmpty()
        || said.equals(AS_WRITTEN)
        || said.contains("{")
        || ground.namespaces().get(environment).contains(said);
  }

  /** What waited only for stages that went waits for none; an empty list would mean the last. */
  private static JsonNode following(JsonNode stage, Set<String> left) {
    JsonNode said = stage.path("dependsOn");
    if (said.isEmpty()) {
      return stage;
    }
    ArrayNode on = JsonNodeFactory.instance.arrayNode();
    said.forEach(name -> addIf(left.contains(name.asText()), name, on));
    addIf(on.isEmpty(), JsonNodeFactory.instance.textNode("none"), on);
    ObjectNode fit = stage.deepCopy();
    fit.set("dependsOn", on);
    return fit;
  }

  private static void addIf(boolean stays, JsonNode name, ArrayNode list) {
    if (stays) {
      list.add(name);
    }
  }

  private static Set<String> names(JsonNode stages) {
    Set<String> names = new TreeSet<>();
    stages.forEach(stage -> names.add(stage.path("name").asText()));
    return names;
  }
}
