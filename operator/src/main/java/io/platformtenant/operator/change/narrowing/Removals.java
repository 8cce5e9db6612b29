package io.platformtenant.operator.change.narrowing;

import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.Optional;

/** Whether anything is taken away, or stays for now, as while the hub is restored. */
public enum Removals {
  CARRIED_OUT,
  HELD;

  /** What every message of it says. */
  public static final String WHY =
      "the operator runs with --hold-removals (holdRemovals in its chart)";

  public static Removals of(boolean held) {
    return held ? HELD : CARRIED_OUT;
  }

  public boolean areHeld() {
    return this == HELD;
  }

  /**
   * Why objects that left the plan stay.
   *
   * @return empty when nothing keeps them
   */
  public Optional<String> hold(Collection<ObjectId> leaving) {
    return areHeld() && !leaving.isEmpty()
        ? Optional.of(
            leaving.size()
                + (leaving.size() == 1 ? " object" : " objects")
                + " would be removed and stay, the first "
                + leaving.iterator().next().title()
                + ": "
                + WHY)
        : Optional.empty();
  }
}
