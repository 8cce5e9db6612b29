package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The values of all objects of a plan, each with the way that leads to it. Indices are left out and
 * order does not count: another text may give lists another order.
 */
record Leaves(List<Leaf> all) {

  /** A value, and the names on the way to it. */
  record Leaf(List<String> way, String value) {
    boolean holds(String text) {
      return value.contains(text) || way.stream().anyMatch(step -> step.contains(text));
    }

    Leaf map(UnaryOperator<String> change) {
      return new Leaf(way.stream().map(change).toList(), change.apply(value));
    }

    long digest() {
      long digest = 0;
      for (String step : way) {
        digest = Leaves.step(digest, step);
      }
      return Leaves.mixed(digest, value);
    }
  }

  static Leaves of(TenantPlan plan) {
    List<Leaf> all = new ArrayList<>();
    for (PlannedObject object : plan.objects().values()) {
      collect(List.of(object.id().kind().kind()), object.body(), all);
    }
    return new Leaves(all);
  }

  /** The leaves of some objects. */
  static Leaves of(List<JsonNode> objects) {
    List<Leaf> all = new ArrayList<>();
    objects.forEach(object -> collect(List.of(), object, all));
    return new Leaves(all);
  }

  /** The digest of the leaves of a plan: equal for equal leaves, and made without listing them. */
  static long digest(TenantPlan plan) {
    long sum = 0;
    for (PlannedObject object : plan.objects().values()) {
      sum += digest(step(0, object.id().kind().kind()), object.body());
    }
    return sum;
  }

  /** The digest of some leaves. */
  static long digest(List<Leaf> leaves) {
    return leaves.stream().mapToLong(Leaf::digest).sum();
  }

  private static long digest(long way, JsonNode node) {
    if (node instanceof ObjectNode object) {
      long sum = 0;
      for (var field : object.properties()) {
        sum += digest(step(way, field.getKey()), field.getValue());
      }
      return sum;
    }
    if (node instanceof ArrayNode list) {
      long sum = 0;
      for (JsonNode item : list) {
        sum += digest(way, item);
      }
      return sum;
    }
    return mixed(way, node.asText());
  }

  private static void collect(List<String> way, JsonNode node, List<Leaf> all) {
    BiConsumer<String, JsonNode> deeper =
        (name, value) -> {
          List<String> further = new ArrayList<>(way);
          further.add(name);
          collect(List.copyOf(further), value, all);
        };
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(f -> deeper.accept(f.getKey(), f.getValue()));
      case ArrayNode list -> list.forEach(item -> collect(way, item, all));
      default -> all.add(new Leaf(way, node.asText()));
    }
  }

  private static long step(long way, String name) {
    return way * 1_000_003 + name.hashCode();
  }

  /** Spread over all bits, so that sums of different leaves differ (SplittableRandom's mixer). */
  private static long mixed(long way, String value) {
    long z = way * 0x9e3779b97f4a7c15L + value.hashCode();
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
