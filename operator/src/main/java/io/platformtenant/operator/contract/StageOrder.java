package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stages come right before a stage. */
public final class StageOrder {
  private static final List<String> NO_OTHER = List.of("none");

  private StageOrder() {}

  /**
   * The stages a stage waits for: those it names, or the nearest one before it where it names none;
   * and for the first ones of a list the last ones of the list before it, always. The lists are
   * what is rendered once, what the class brings to an environment, and what the tenant does.
   *
   * @param all the stages rendered once and those of the environment, in this order
   */
  public static List<EnvironmentStage> before(EnvironmentStage stage, List<EnvironmentStage> all) {
    List<EnvironmentStage> before = inOwnList(stage, all);
    if (before.stream().anyMatch(b -> rank(b) == rank(stage))) {
      return before;
    }
    for (int rank = rank(stage) - 1; rank >= 0; rank--) {
      List<EnvironmentStage> last = lastOf(rank, all);
      if (!last.isEmpty()) {
        return union(before, last);
      }
    }
    return before;
  }

  private static int rank(EnvironmentStage stage) {
    if (stage.isOnce()) {
      return 0;
    }
    return stage.ofClass() ? 1 : 2;
  }

  /** A stage of an environment may name one that is rendered once: both are of the same class. */
  private static List<EnvironmentStage> inOwnList(
      EnvironmentStage stage, List<EnvironmentStage> all) {
    List<String> named = stage.stage().dependsOn();
    if (named.equals(NO_OTHER)) {
      return List.of();
    }
    if (!named.isEmpty()) {
      return all.stream()
          .filter(s -> s.ofClass() == stage.ofClass() && rank(s) <= rank(stage))
          .filter(s -> named.contains(s.stage().name()))
          .toList();
    }
    List<EnvironmentStage> own = all.stream().filter(s -> rank(s) == rank(stage)).toList();
    int index = own.indexOf(stage);
    return index > 0 ? List.of(own.get(index - 1)) : List.of();
  }

  private static List<EnvironmentStage> lastOf(int rank, List<EnvironmentStage> all) {
    List<EnvironmentStage> list = all.stream().filter(s -> rank(s) == rank).toList();
    Set<EnvironmentStage> waitedFor =
        list.stream().flatMap(s -> inOwnList(s, list).stream()).collect(Collectors.toSet());
    return list.stream().filter(s -> !waitedFor.contains(s)).toList();
  }

  private static List<EnvironmentStage> union(
      List<EnvironmentStage> some, List<EnvironmentStage> more) {
    List<EnvironmentStage> all = new ArrayList<>(more);
    some.stream().filter(s -> !all.contains(s)).forEach(all::add);
    return List.copyOf(all);
  }

  /** What comes right before a stage in a list that stands alone, as that of a cluster does. */
  static List<Stage> inList(Stage stage, List<Stage> list) {
    List<String> named = stage.dependsOn();
    if (named.equals(NO_OTHER)) {
      return List.of();
    }
    if (!named.isEmpty()) {
      return list.stream().filter(s -> named.contains(s.name())).toList();
    }
    int index = list.indexOf(stage);
    return index > 0 ? List.of(list.get(index - 1)) : List.of();
  }

  /** What no other stage of such a list waits for. */
  static List<Stage> last(List<Stage> list) {
    Set<Stage> waitedFor =
        list.stream().flatMap(s -> inList(s, list).stream()).collect(Collectors.toSet());
    return list.stream().filter(s -> !waitedFor.contains(s)).toList();
  }
}
