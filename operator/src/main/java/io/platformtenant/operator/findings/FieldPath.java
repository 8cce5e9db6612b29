package io.platformtenant.operator.findings;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way to a field of an object, step by step; as a text {@code spec.environments[0].name}. A key
 * of a map may hold dots, so nobody reads the text back.
 */
public record FieldPath(List<Step> steps) {
  /** The object itself. */
  public static final FieldPath ROOT = new FieldPath(List.of());

  /** One step: into a field or key of an object, or to an item of a list. */
  public sealed interface Step {}

  /** A field of an object, or a key of a map. */
  public record Key(String name) implements Step {}

  /** An item of a list, from 0. */
  public record Item(int index) implements Step {}

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** Fields within each other, from the object on. */
  public static FieldPath of(String... names) {
    return new FieldPath(Stream.of(names).<Step>map(Key::new).toList());
  }

  /** The same place as JSON points to it; a key that is a number is taken for an item. */
  public static FieldPath of(JsonPointer pointer) {
    FieldPath path = ROOT;
    for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
      path =
          at.mayMatchElement()
              ? path.item(at.getMatchingIndex())
              : path.child(at.getMatchingProperty());
    }
    return path;
  }

  public FieldPath child(String name) {
    return plus(new Key(name));
  }

  public FieldPath item(int index) {
    return plus(new Item(index));
  }

  /** Whether this is the object itself. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Whether this is another path or lies in it; everything lies in the object itself. */
  public boolean isIn(FieldPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  private FieldPath plus(Step step) {
    List<Step> longer = new ArrayList<>(steps.size() + 1);
    longer.addAll(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Key(String name) -> text.append(text.isEmpty() ? "" : ".").append(name);
        case Item(int index) -> text.append('[').append(index).append(']');
      }
    }
    return text.toString();
  }
}
