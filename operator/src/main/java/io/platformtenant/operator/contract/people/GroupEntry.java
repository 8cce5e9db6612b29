package io.platformtenant.operator.contract.people;

/**
 * A name among the groups of a project's role. Argo CD takes one with a comma only in quotes
 * (types.go, validateGroupName).
 */
public final class GroupEntry {
  private GroupEntry() {}

  /** A name as it is written there. */
  public static String of(String name) {
    return name.contains(",") ? "\"" + name + "\"" : name;
  }

  /** The name that is written there. */
  public static String name(String entry) {
    return entry.length() > 1 && entry.startsWith("\"") && entry.endsWith("\"")
        ? entry.substring(1, entry.length() - 1)
        : entry;
  }
}
