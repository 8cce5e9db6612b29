package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an item is once all is taken out of it that is not there any more. Nothing is ever put in: a
 * list that is emptied means none and never all, so what it is about goes.
 */
final class Fitting {
  private static final String ENVIRONMENTS = "environments";

  private final Ground ground;

  Fitting(Ground ground) {
    this.ground = ground;
  }

  Map<PartItem, JsonNode> of(Map<PartItem, JsonNode> items) {
    Map<PartItem, JsonNode> fitting = new LinkedHashMap<>();
    items.forEach((item, value) -> fit(item, value).ifPresent(fit -> fitting.put(item, fit)));
    return fitting;
  }

  private Optional<JsonNode> fit(PartItem item, JsonNode value) {
    if (item.isApplication() || item.isSet()) {
      return narrowed(value, this::place);
    }
    if (item.isWindows()) {
      return Optional.of(kept(value, window -> narrowed(window, this::name)));
    }
    return Optional.of(item.isBootstrap() ? new FittingStages(ground).of(value) : value);
  }

  /** What lies in environments, in those of them that are left. */
  static Optional<JsonNode> narrowed(
      JsonNode value, Function<JsonNode, Optional<JsonNode>> environment) {
    JsonNode said = value.path(ENVIRONMENTS);
    if (said.isEmpty()) {
      return Optional.of(value);
    }
    ArrayNode left = kept(said, environment);
    ObjectNode fit = value.deepCopy();
    fit.set(ENVIRONMENTS, left);
    return left.isEmpty() ? Optional.empty() : Optional.of(fit);
  }

  static ArrayNode kept(JsonNode list, Function<JsonNode, Optional<JsonNode>> fit) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    list.forEach(item -> fit.apply(item).ifPresent(left::add));
    return left;
  }

  private Optional<JsonNode> name(JsonNode environment) {
    return Optional.of(environment).filter(name -> ground.has(name.asText()));
  }

  private Optional<JsonNode> place(JsonNode environment) {
    String name = environment.path("name").asText();
    if (!ground.has(name)
        || (environment.has("namespace")
            && !ground.namespaces().get(name).contains(environment.path("namespace").asText()))) {
      return Optional.empty();
    }
    return Optional.of(ground.byHand().contains(name) ? byHand(environment) : environment);
  }

  private static JsonNode byHand(JsonNode environment) {
    ObjectNode fit = environment.deepCopy();
    fit.remove("autoSync");
    return fit;
  }
}
