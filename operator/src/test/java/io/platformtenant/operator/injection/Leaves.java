package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The values of all objects of a plan, templates of sets excepted, which only Argo CD's renderer
 * can read; each with the way that leads to it. Indices are left out and order does not count:
 * another text may give lists another order.
 */
record Leaves(List<Leaf> all) {
  /** A digest of the rest: it differs whenever anything does. */
  private static final String HASH = ApiGroup.APPLIED_HASH_ANNOTATION;

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
      collect(List.of(object.id().kind().kind()), plain(object), all);
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
      sum += digest(step(0, object.id().kind().kind()), plain(object));
    }
    return sum;
  }

  /** The digest of the leaves of some objects. */
  static long digestOf(List<JsonNode> objects) {
    return objects.stream().mapToLong(object -> digest(0, object)).sum();
  }

  private static JsonNode plain(PlannedObject object) {
    if (object.id().kind() != ManagedKind.APPLICATION_SET) {
      return object.body();
    }
    ObjectNode copy = object.body().deepCopy();
    copy.withObject("/spec").remove("template");
    return copy;
  }

  /** The digest of some leaves. */
  static long digest(List<Leaf> leaves) {
    return leaves.stream().mapToLong(Leaf::digest).sum();
  }

  private static long digest(long way, JsonNode node) {
    if (node instanceof ObjectNode object) {
      long sum = 0;
      for (var field : object.properties()) {
        if (!field.getKey().equals(HASH)) {
          sum += digest(step(way, field.getKey()), field.getValue());
        }
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
    return mixed(way, value(node));
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
          object.properties().stream()
              .filter(field -> !field.getKey().equals(HASH))
              .forEach(field -> deeper.accept(field.getKey(), field.getValue()));
      case ArrayNode list -> list.forEach(item -> collect(way, item, all));
      default -> all.add(new Leaf(way, value(node)));
    }
  }

  /** A number or a truth value is another than the text that looks like it. */
  private static String value(JsonNode node) {
    return node.isTextual() ? node.textValue() : "\0" + node;
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
