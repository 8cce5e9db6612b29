package io.platformtenant.operator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.operator.findings.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds the values of one document out of the parser's events. */
final class Composer {
  /** A few aliases of aliases are millions of values; no honest manifest comes near. */
  private static final int MOST_VALUES = 200_000;

  private static final int DEEPEST = 64;
  private static final Set<String> NO_TEXT =
      Stream.of("int", "float", "bool", "null")
          .map("tag:yaml.org,2002:"::concat)
          .collect(Collectors.toSet());

  private final int firstLine;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, Located> anchors = new HashMap<>();
  private int values;

  Composer(int firstLine) {
    this.firstLine = firstLine;
  }

  /** The document that has just begun; empty when nothing is in it. */
  Optional<Document> document(Iterator<Event> events) {
    mistakes.clear();
    anchors.clear();
    values = 0;
    Event first = events.next();
    Located root = value(first, position(first), FieldPath.ROOT, 0, events);
    return root.json().isNull()
        ? Optional.empty()
        : Optional.of(new Document(Optional.of(root), List.copyOf(mistakes)));
  }

  private Located value(
      Event event, Position key, FieldPath path, int depth, Iterator<Event> events) {
    if (depth > DEEPEST) {
      throw new YamlEngineException("it is nested deeper than " + DEEPEST + " levels");
    }
    Located value =
        switch (event) {
          case AliasEvent alias -> aliased(alias, key);
          case ScalarEvent scalar -> leaf(read(scalar), key, position(event));
          case SequenceStartEvent start -> sequence(start, key, path, depth, events);
          case MappingStartEvent start -> mapping(start, key, path, depth, events);
          default -> throw new YamlEngineException("unexpected " + event.getEventId());
        };
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
    }
    return value;
  }

  private Located aliased(AliasEvent alias, Position key) {
    Located named = anchors.get(alias.getAlias().getValue());
    if (named == null) {
      throw new YamlEngineException("*" + alias.getAlias().getValue() + " names nothing above it");
    }
    count(named.size());
    return named.aliased(key, position(alias));
  }

  private Located sequence(
      Event start, Position key, FieldPath path, int depth, Iterator<Event> events) {
    count(1);
    List<Located> items = new ArrayList<>();
    var array = JsonNodeFactory.instance.arrayNode();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      FieldPath itemPath = path.item(items.size());
      Located item = value(e, position(e), itemPath, depth + 1, events);
      items.add(item);
      array.add(item.json());
    }
    return new Located(array, key, position(start), Map.of(), items);
  }

  private Located mapping(
      Event start, Position key, FieldPath path, int depth, Iterator<Event> events) {
    count(1);
    Map<String, Located> fields = new LinkedHashMap<>();
    List<Located> merged = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      String name = nameOf(e);
      boolean isMerge = name.equals("<<") && ((ScalarEvent) e).isPlain();
      FieldPath fieldPath = path.child(name);
      Located value = value(events.next(), position(e), fieldPath, depth + 1, events);
      if (isMerge) {
        merged.add(value);
      } else if (fields.putIfAbsent(name, value) != null) {
        mistakes.add(
            new Mistake(
                Mistake.Kind.DOUBLED_KEY,
                position(e),
                fieldPath,
                "\"" + name + "\" is given twice; keep one"));
      }
    }
    merged.forEach(m -> merge(m, fields));
    var object = JsonNodeFactory.instance.objectNode();
    fields.forEach((name, value) -> object.set(name, value.json()));
    return new Located(object, key, position(start), fields, List.of());
  }

  private static void merge(Located from, Map<String, Located> into) {
    from.items().forEach(item -> merge(item, into));
    from.fields().forEach(into::putIfAbsent);
  }

  private String nameOf(Event key) {
    if (key instanceof ScalarEvent scalar) {
      return read(scalar).asText();
    }
    throw new YamlEngineException(
        "line " + position(key).line() + ": a key must be a text, not a list, a map or an alias");
  }

  private Located leaf(JsonNode json, Position key, Position at) {
    count(1);
    return new Located(json, key, at, Map.of(), List.of());
  }

  private static JsonNode read(ScalarEvent scalar) {
    boolean isText = scalar.getTag().filter(tag -> !NO_TEXT.contains(tag)).isPresent();
    return scalar.isPlain() && !isText
        ? PlainScalars.read(scalar.getValue())
        : JsonNodeFactory.instance.textNode(scalar.getValue());
  }

  private void count(int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw new YamlEngineException("it holds more than " + MOST_VALUES + " values");
    }
  }

  private Position position(Event event) {
    return event
        .getStartMark()
        .map((Mark m) -> new Position(firstLine + m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Position(firstLine + 1, 1));
  }
}
