package io.platformtenant.operator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value, and where it and all that is in it stand. */
public final class Located {
  private final JsonNode json;
  private final Position key;
  private final Position at;
  private final Map<String, Located> fields;
  private final List<Located> items;
  private final int size;

  Located(
      JsonNode json, Position key, Position at, Map<String, Located> fields, List<Located> items) {
    this.json = json;
    this.key = key;
    this.at = at;
    this.fields = fields;
    this.items = items;
    this.size =
        1
            + fields.values().stream().mapToInt(Located::size).sum()
            + items.stream().mapToInt(Located::size).sum();
  }

  /** The same value, named again by an alias. */
  Located aliased(Position otherKey, Position otherAt) {
    return new Located(json, otherKey, otherAt, fields, items);
  }

  public JsonNode json() {
    return json;
  }

  /** How many values there are in it, itself included. */
  int size() {
    return size;
  }

  Map<String, Located> fields() {
    return fields;
  }

  List<Located> items() {
    return items;
  }

  Optional<Located> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Where it begins: a text or number where it stands itself, all else where its key stands. */
  public Position position() {
    return json.isContainerNode() ? key : at;
  }

  /** Whether nothing stands at the path, or a list or map with nothing in it. */
  public boolean saysNothingAt(FieldPath path) {
    JsonNode there = json;
    for (FieldPath.Step step : path.steps()) {
      there =
          switch (step) {
            case FieldPath.Key(String name) -> there.path(name);
            case FieldPath.Item(int index) -> there.path(index);
          };
    }
    return there.isMissingNode() || there.isNull() || (there.isContainerNode() && there.isEmpty());
  }

  /** Where the key of a field stands; of a field that is not there, what it would be in. */
  public Position keyOf(FieldPath path) {
    return follow(path).key;
  }

  /** Where a field stands; of a field that is not there, what it would be in. */
  public Position positionOf(FieldPath path) {
    return follow(path).position();
  }

  /** What stands at the path, or as near above it as there is anything. */
  private Located follow(FieldPath path) {
    Located here = this;
    for (FieldPath.Step step : path.steps()) {
      Optional<Located> next = here.next(step);
      if (next.isEmpty()) {
        return here;
      }
      here = next.get();
    }
    return here;
  }

  private Optional<Located> next(FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Key(String name) -> field(name);
      case FieldPath.Item(int index) ->
          index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    };
  }
}
