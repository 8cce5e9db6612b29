package io.platformtenant.operator.imports.fit;

import io.platformtenant.operator.findings.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest thing of a contract that may go for a mistake in a field. A revision, a value or a
 * patch never goes alone: something else would be delivered.
 */
final class Removable {
  private static final String SYNC = "sync";

  /** Of these a mistake takes the whole item. */
  private static final Set<String> WHOLE =
      Set.of(
          "applications",
          "applicationSets",
          "stages",
          "sources",
          "repositories",
          "syncWindows",
          "namespaces",
          "links",
          "groups",
          "users");

  /** Of these nothing smaller ever goes: half of a window is another window. */
  private static final Set<String> INDIVISIBLE =
      Set.of("repositories", "syncWindows", "links", "groups", "users");

  /** How something is done, which may go alone: by the field that holds it. */
  private static final Set<String> ALONE =
      Set.of(
          SYNC,
          "ignoreDifferences",
          "annotations",
          "labels",
          "profile",
          "autoSync",
          "description",
          "adoption",
          "interval",
          "retryInterval",
          "timeout",
          "healthCheckExprs");

  /** What is said of a thing that is left out as a whole. */
  private static final Map<String, String> THINGS =
      Map.of(
          "applications", "stays as it is, and stands in no contract",
          "applicationSets", "stays as it is, and stands in no contract",
          "stages", "stays as it is, and stands in no contract",
          "sources", "stays as it is, and stands in no contract",
          "namespaces", "is no namespace of the contract",
          "environments", "stands in no contract");

  private Removable() {}

  static Optional<String> wholeThing(String list) {
    return Optional.ofNullable(THINGS.get(list));
  }

  /** Whether a mistake there is one of the whole contract. */
  static boolean isNothing(FieldPath field) {
    List<FieldPath.Step> steps = field.steps();
    return steps.size() < 2
        || !steps.getFirst().equals(new FieldPath.Key("spec"))
        || (steps.get(1) instanceof FieldPath.Key(String name)
            && Set.of("className", "owner").contains(name)
            && steps.stream().noneMatch(new FieldPath.Key("links")::equals));
  }

  /** The way to what goes. */
  static List<FieldPath.Step> of(FieldPath field) {
    List<FieldPath.Step> steps = field.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof FieldPath.Key(String name)) {
        boolean hasItem = i + 1 < steps.size() && steps.get(i + 1) instanceof FieldPath.Item;
        boolean inItem = i > 1 && steps.get(i - 1) instanceof FieldPath.Item;
        if (name.equals(SYNC) && inItem) {
          return option(steps, i);
        }
        if (ALONE.contains(name) && (inItem || i <= 2)) {
          return steps.subList(0, Math.min(steps.size(), hasItem ? i + 2 : i + 1));
        }
        if (name.equals("environments") && hasItem && i > 1) {
          return environment(steps, i);
        }
        if (name.equals("environments") && hasItem && !isInside(steps, i + 2)) {
          return steps.subList(0, i + 2);
        }
        if (hasItem
            && WHOLE.contains(name)
            && (INDIVISIBLE.contains(name) || !goesOn(steps, i + 2))) {
          return steps.subList(0, i + 2);
        }
      }
    }
    return steps;
  }

  /** What an application says of one environment goes with that, but for a word that may alone. */
  private static List<FieldPath.Step> environment(List<FieldPath.Step> steps, int at) {
    boolean alone =
        at + 2 < steps.size()
            && steps.get(at + 2) instanceof FieldPath.Key(String name)
            && ALONE.contains(name);
    return steps.subList(0, alone ? at + 3 : at + 2);
  }

  /** One option, or all of the retries: whether it prunes is never refused, and stays. */
  private static List<FieldPath.Step> option(List<FieldPath.Step> steps, int at) {
    boolean isOption = at + 2 < steps.size() && steps.get(at + 2) instanceof FieldPath.Item;
    return steps.subList(0, Math.min(steps.size(), isOption ? at + 3 : at + 2));
  }

  /** Whether a mistake in an environment is one of its namespaces or people. */
  private static boolean isInside(List<FieldPath.Step> steps, int from) {
    return from + 1 < steps.size()
        && steps.get(from) instanceof FieldPath.Key(String name)
        && Set.of("namespaces", "access").contains(name);
  }

  /** Whether something smaller may go further on. */
  private static boolean goesOn(List<FieldPath.Step> steps, int from) {
    return from < steps.size()
        && steps.get(from) instanceof FieldPath.Key(String name)
        && (ALONE.contains(name) || name.equals("environments"))
        && (!name.equals("environments")
            || (from + 1 < steps.size() && steps.get(from + 1) instanceof FieldPath.Item));
  }
}
