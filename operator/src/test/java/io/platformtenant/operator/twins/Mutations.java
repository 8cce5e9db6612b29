package io.platformtenant.operator.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Objects of the corpus, changed here and there: the same seed, the same objects. */
public final class Mutations {
  /** Texts that some rule looks for, and their nearest neighbours. */
  private static final List<String> TEXTS =
      List.of(
          "none",
          "default",
          "kube",
          "kube-x",
          "platform",
          "platform-",
          "argocd",
          "cluster1",
          "system:x",
          "System:x",
          "admin",
          "edge",
          "in-cluster",
          "AsWritten",
          "allow",
          "deny",
          "..",
          "../x",
          "a/../b",
          "a..b",
          "/x",
          "-x",
          "a//b",
          "github.com/a/b",
          "a/b",
          "a.b",
          "a b",
          "{item}",
          "{item.b}",
          "{tenant}",
          "{namespace}",
          "{x}",
          "{",
          "}",
          "${a}",
          "{{a}}",
          "9s",
          "10s",
          "30s",
          "59s",
          "1m",
          "15m",
          "16m",
          "24h",
          "25h",
          "23h60m",
          "1h1s",
          "azure",
          "aws",
          "gcp",
          "github",
          "generic",
          "kubernetes.io/x",
          "a.kubernetes.io/x",
          "xkubernetes.io/x",
          "platformtenant.io/x",
          "notifications.argoproj.io/x",
          "link.argocd.argoproj.io/x",
          "http://x",
          "javascript:x",
          "x.replace(y, z)",
          "x".repeat(11),
          "A",
          "1",
          "");

  private final List<ObjectNode> originals;
  private final List<List<String>> aims;
  private final Random random;

  /**
   * @param aims places that are changed more often than others, as in {@link CrdRule#place()}
   */
  public Mutations(List<ObjectNode> originals, List<List<String>> aims, long seed) {
    this.originals = originals;
    this.aims = aims;
    this.random = new Random(seed);
  }

  public ObjectNode next() {
    ObjectNode object = any(originals).deepCopy();
    boolean reaching = random.nextInt(4) > 0;
    if (reaching) {
      reach(object, any(aims));
    }
    for (int changes = random.nextInt(reaching ? 2 : 3); changes > 0; changes--) {
      change(object);
    }
    return object;
  }

  /** Makes that there is something where a rule looks, and often something else, or nothing. */
  private void reach(ObjectNode object, List<String> steps) {
    Place here = new Place(object, "spec", -1, Crds.schema(object).at("/properties/spec"));
    for (String step : steps.stream().skip(1).toList()) {
      Place next = step.equals("[]") ? item(here) : field(here, step);
      if (next == null) {
        return;
      }
      here = next;
    }
    Place reached = here;
    switch (random.nextInt(4)) {
      case 0 -> reached.remove();
      case 1, 2 ->
          place(object, p -> p.value().isTextual() && reached.holds(p))
              .ifPresent(p -> rewrite(object, p));
      default -> {}
    }
  }

  private Place item(Place list) {
    if (!(list.value() instanceof ArrayNode items)) {
      return null;
    }
    if (items.isEmpty() || random.nextInt(3) == 0) {
      known(list.item(0)).ifPresent(items::add);
    }
    return items.isEmpty() ? null : list.item(random.nextInt(items.size()));
  }

  private Place field(Place map, String key) {
    if (!(map.value() instanceof ObjectNode)) {
      return null;
    }
    Place field = map.child(key);
    if (field.value() == null || random.nextInt(4) == 0) {
      known(field).ifPresent(field::set);
    }
    return field.value() == null ? null : field;
  }

  private void change(ObjectNode object) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> place(object, p -> p.value().isContainerNode()).ifPresent(this::graft);
      case 3 -> place(object, p -> !p.key().equals("spec")).ifPresent(Place::remove);
      case 4 -> place(object, p -> p.value().isContainerNode()).ifPresent(Mutations::empty);
      case 5 -> place(object, p -> p.value().isTextual()).ifPresent(p -> rename(object, p));
      default -> place(object, p -> p.value().isTextual()).ifPresent(p -> rewrite(object, p));
    }
  }

  /** What stands in such a field of another object. */
  private void graft(Place place) {
    switch (place.value()) {
      case ArrayNode list ->
          known(place.item(0))
              .ifPresent(item -> list.insert(random.nextInt(list.size() + 1), item));
      case ObjectNode map ->
          property(place.schema())
              .map(place::child)
              .ifPresent(field -> known(field).ifPresent(field::set));
      default -> {}
    }
  }

  private Optional<String> property(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? Optional.empty() : Optional.of(any(names));
  }

  private Optional<JsonNode> known(Place place) {
    List<JsonNode> values = Corpus.values(place);
    return values.isEmpty() ? Optional.empty() : Optional.of(any(values).deepCopy());
  }

  private static void empty(Place place) {
    place.set(
        place.value().isArray()
            ? JsonNodeFactory.instance.arrayNode()
            : JsonNodeFactory.instance.objectNode());
  }

  /** Another key for a text; most are of fields, and end where the schema does not know them. */
  private void rename(ObjectNode object, Place place) {
    if (place.in() instanceof ObjectNode map && !place.isItem()) {
      map.set(text(object, place.key()), map.remove(place.key()));
    }
  }

  private void rewrite(ObjectNode object, Place place) {
    place.set(
        known(place)
            .filter(text -> random.nextBoolean())
            .orElseGet(() -> TextNode.valueOf(text(object, place.value().asText()))));
  }

  private String text(ObjectNode object, String text) {
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> any(TEXTS) + text;
      case 2 -> text + any(TEXTS);
      case 3 -> place(object, p -> p.value().isTextual()).orElseThrow().value().asText();
      default -> any(TEXTS);
    };
  }

  private Optional<Place> place(ObjectNode object, Predicate<Place> which) {
    List<Place> places = Place.in(object, Crds.schema(object)).stream().filter(which).toList();
    return places.isEmpty() ? Optional.empty() : Optional.of(any(places));
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
