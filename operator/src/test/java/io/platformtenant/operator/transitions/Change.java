package io.platformtenant.operator.transitions;

/** What somebody does with a field. */
public enum Change {
  ABSENT,
  LEAST,
  LARGEST,
  OTHER,
  ADDED,
  REMOVED,
  REORDERED,
  RENAMED;

  /** Whether it can be done with such a field at all. */
  boolean isFor(Field field) {
    return switch (this) {
      case ABSENT -> !field.name().equals("[]") && !field.name().equals("*");
      case LEAST, LARGEST, OTHER -> field.isLeaf();
      case ADDED, REMOVED, REORDERED -> field.isList();
      case RENAMED -> field.isList() && field.schema().at("/items/properties").has("name");
    };
  }
}
