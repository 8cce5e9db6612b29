package io.platformtenant.operator.model;

import io.platformtenant.operator.model.Contract.StageHere;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stages of an environment come right before a stage. */
public final class StageOrder {
  private static final List<String> NO_OTHER = List.of("none");

  private StageOrder() {}

  /**
   * The stages a stage waits for: those it names; the nearest one before it where it names none;
   * and for the first ones of a tenant the last ones of the class, always.
   *
   * @param all the stages of the environment, those of the class first
   */
  public static List<StageHere> before(StageHere stage, List<StageHere> all) {
    List<StageHere> own = all.stream().filter(s -> s.ofClass() == stage.ofClass()).toList();
    List<StageHere> before = inOwnList(stage, own);
    return before.isEmpty() && !stage.ofClass() ? lastOfClass(all) : before;
  }

  private static List<StageHere> inOwnList(StageHere stage, List<StageHere> own) {
    List<String> named = stage.stage().dependsOn();
    if (named.equals(NO_OTHER)) {
      return List.of();
    }
    if (!named.isEmpty()) {
      return own.stream().filter(s -> named.contains(s.stage().name())).toList();
    }
    int index = own.indexOf(stage);
    return index > 0 ? List.of(own.get(index - 1)) : List.of();
  }

  private static List<StageHere> lastOfClass(List<StageHere> all) {
    List<StageHere> ofClass = all.stream().filter(StageHere::ofClass).toList();
    Set<StageHere> waitedFor =
        ofClass.stream().flatMap(s -> inOwnList(s, ofClass).stream()).collect(Collectors.toSet());
    return ofClass.stream().filter(s -> !waitedFor.contains(s)).toList();
  }
}
