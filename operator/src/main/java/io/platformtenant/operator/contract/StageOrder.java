package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Which stages come right before a stage. */
public final class StageOrder {
  /** In dependsOn, alone: no other stage of the same list comes first. */
  public static final String NONE = "none";

  private StageOrder() {}

  public static boolean waitsForNoOther(Stage stage) {
    return stage.dependsOn().equals(List.of(NONE));
  }

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
    List<EnvironmentStage> nameable =
        all.stream().filter(s -> s.ofClass() == stage.ofClass() && rank(s) <= rank(stage)).toList();
    List<EnvironmentStage> own = all.stream().filter(s -> rank(s) == rank(stage)).toList();
    return inOwnList(stage, EnvironmentStage::stage, nameable, own);
  }

  /** Those it names, or the nearest before it where it names none. */
  private static <S> List<S> inOwnList(
      S stage, Function<S, Stage> said, List<S> nameable, List<S> own) {
    if (waitsForNoOther(said.apply(stage))) {
      return List.of();
    }
    List<String> named = said.apply(stage).dependsOn();
    if (!named.isEmpty()) {
      return nameable.stream().filter(s -> named.contains(said.apply(s).name())).toList();
    }
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

  /**
   * What comes right before a stage in a list that stands alone, as that of a cluster does. What is
   * rendered once and what comes in environments are two lists in one.
   */
  public static List<Stage> inList(Stage stage, List<Stage> list) {
    boolean once = EnvironmentStage.isRenderedOnce(stage);
    List<Stage> own =
        list.stream().filter(s -> EnvironmentStage.isRenderedOnce(s) == once).toList();
    return inOwnList(stage, Function.identity(), list, own);
  }

  /** What no other stage of such a list waits for. */
  static List<Stage> last(List<Stage> list) {
    Set<Stage> waitedFor =
        list.stream().flatMap(s -> inList(s, list).stream()).collect(Collectors.toSet());
    return list.stream().filter(s -> !waitedFor.contains(s)).toList();
  }

  /**
   * The first stage of each circle: it waits for itself through others in the end. Flux never
   * notices, it waits for ever (kustomize-controller, checkDependencies).
   *
   * @param before what comes right before a stage
   */
  public static <S> List<S> firstOfCycles(List<S> all, Function<S, List<S>> before) {
    List<S> firsts = new ArrayList<>();
    for (S stage : all) {
      Set<S> waitedFor = waitedFor(stage, before);
      if (waitedFor.contains(stage)
          && firsts.stream()
              .filter(waitedFor::contains)
              .noneMatch(first -> waitedFor(first, before).contains(stage))) {
        firsts.add(stage);
      }
    }
    return firsts;
  }

  /**
   * The largest sum of weights of stages that can be in work at the same time, since none of them
   * waits for another, not through others either.
   *
   * @param before what comes right before a stage
   */
  public static <S> long heaviestAtOnce(
      List<S> some, Function<S, List<S>> before, ToLongFunction<S> weight) {
    return new HeaviestAtOnce<>(some, stage -> waitedFor(stage, before), weight).weight();
  }

  private static <S> Set<S> waitedFor(S stage, Function<S, List<S>> before) {
    Set<S> seen = new HashSet<>();
    var next = new ArrayDeque<S>(List.of(stage));
    while (!next.isEmpty()) {
      S one = next.pop();
      before.apply(one).stream()
          .filter(other -> !other.equals(one))
          .filter(seen::add)
          .forEach(next::add);
    }
    return seen;
  }
}
