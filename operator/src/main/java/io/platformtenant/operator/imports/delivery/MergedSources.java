package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.PerEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One source out of what it is in several environments.
 *
 * @param base what is said everywhere
 * @param overrides by environment, what differs there; empty ones included
 */
record MergedSources(ObjectNode base, SortedMap<String, ObjectNode> overrides) {
  private static final List<String> EVERYWHERE =
      List.of("name", "repoURL", "chart", "ref", "directory");

  /** The first field in which two of them differ and that no environment can say for itself. */
  static Optional<String> clash(ObjectNode one, ObjectNode other) {
    return EVERYWHERE.stream()
        .filter(field -> !one.path(field).equals(other.path(field)))
        .findFirst()
        .or(
            () ->
                one.path("path").isMissingNode() == other.path("path").isMissingNode()
                    ? Optional.empty()
                    : Optional.of("path"))
        .or(
            () ->
                withoutImages(one).equals(withoutImages(other))
                    ? Optional.empty()
                    : Optional.of("kustomize"));
  }

  private static JsonNode withoutImages(ObjectNode source) {
    ObjectNode kustomize =
        source.path("kustomize") instanceof ObjectNode said
            ? said.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    kustomize.remove("images");
    return kustomize;
  }

  /**
   * @param sources by environment, none of which clashes with another
   */
  static MergedSources of(SortedMap<String, ObjectNode> sources) {
    ObjectNode first = sources.firstEntry().getValue();
    var merged = new MergedSources(JsonNodeFactory.instance.objectNode(), new TreeMap<>());
    sources.keySet().forEach(name -> merged.overrides.put(name, merged.base.objectNode()));
    EVERYWHERE.stream()
        .filter(first::has)
        .forEach(field -> merged.base.set(field, first.get(field)));
    merged.text(sources, "targetRevision", "HEAD");
    merged.text(sources, "path", "");
    merged.helm(sources);
    merged.kustomize(sources, first);
    return merged;
  }

  private static SortedMap<String, JsonNode> each(
      SortedMap<String, ObjectNode> sources, String... way) {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          JsonNode at = source;
          for (String field : way) {
            at = at.path(field);
          }
          values.put(name, at);
        });
    return values;
  }

  /** The first is said everywhere, and the others where they differ. */
  private void text(SortedMap<String, ObjectNode> sources, String field, String absent) {
    SortedMap<String, JsonNode> values = each(sources, field);
    Optional<JsonNode> common = PerEnvironment.common(values);
    JsonNode everywhere = common.orElse(values.firstEntry().getValue());
    if (!everywhere.isMissingNode()) {
      base.set(field, everywhere);
    }
    if (common.isEmpty()) {
      values.forEach(
          (name, value) -> {
            if (!value.equals(everywhere)) {
              overrides.get(name).put(field, value.asText(absent));
            }
          });
    }
  }

  private void helm(SortedMap<String, ObjectNode> sources) {
    SortedSet<String> fields = new TreeSet<>();
    sources.values().forEach(s -> s.path("helm").fieldNames().forEachRemaining(fields::add));
    for (String field : fields) {
      SortedMap<String, JsonNode> values = each(sources, "helm", field);
      // Of all these only value files know placeholders.
      Optional<JsonNode> common =
          field.equals("valueFiles") ? PerEnvironment.common(values) : PerEnvironment.same(values);
      common.ifPresentOrElse(
          value -> base.withObject("/helm").set(field, value), () -> apart(values, "helm", field));
    }
  }

  private void kustomize(SortedMap<String, ObjectNode> sources, ObjectNode first) {
    if (withoutImages(first) instanceof ObjectNode said && !said.isEmpty()) {
      base.set("kustomize", said);
    }
    SortedMap<String, JsonNode> images = each(sources, "kustomize", "images");
    PerEnvironment.same(images)
        .ifPresentOrElse(
            all -> {
              if (!all.isMissingNode()) {
                base.withObject("/kustomize").set("images", all);
              }
            },
            () -> apart(images, "kustomize", "images"));
  }

  private void apart(SortedMap<String, JsonNode> values, String block, String field) {
    values.forEach(
        (name, value) -> {
          if (!value.isMissingNode()) {
            overrides.get(name).withObject("/" + block).set(field, value);
          }
        });
  }
}
