package io.platformtenant.operator.schema;

/** Paths of fields as findings write them. */
final class Paths {
  private Paths() {}

  static String field(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** Whether a path is another one or lies in it; everything lies in the root, "". */
  static boolean isIn(String path, String other) {
    return other.isEmpty()
        || path.equals(other)
        || path.startsWith(other + ".")
        || path.startsWith(other + "[");
  }
}
