package io.platformtenant.operator.reconcile.turns;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.plan.Renewal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Lets what a new version of the operator writes differently reach a few owners at a time: a
 * mistake in it, or the work it makes for Flux, would else be everybody's at once.
 */
public final class Renewals {
  private static final int AT_ONCE = 5;

  /** One that comes to no end must not keep the others from theirs. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Consumer<Owner> wake;
  private final Clock clock;
  private final Map<Owner, Instant> inTurn = new HashMap<>();
  private final Set<Owner> waiting = new LinkedHashSet<>();

  /**
   * @param wake has an owner looked at whose turn may have come
   */
  public Renewals(Consumer<Owner> wake, Clock clock) {
    this.wake = wake;
    this.clock = clock;
  }

  /** What of an owner may be written anew now. */
  public SortedSet<ObjectId> of(Owner owner, Renewal renewal) {
    List<Owner> next = new ArrayList<>();
    boolean its = false;
    synchronized (this) {
      if (renewal.isOver()) {
        next = leave(owner);
      } else if (renewal.isAtWork()) {
        its = enter(owner);
      } else {
        waiting.add(owner);
      }
    }
    next.forEach(wake);
    return its ? renewal.next() : Collections.emptySortedSet();
  }

  /** Who is to be looked at: as many as there are turns now. */
  private List<Owner> leave(Owner owner) {
    waiting.remove(owner);
    if (inTurn.remove(owner) == null) {
      return List.of();
    }
    List<Owner> next = waiting.stream().limit(AT_ONCE - inTurn.size()).toList();
    next.forEach(waiting::remove);
    return next;
  }

  private boolean enter(Owner owner) {
    Instant now = clock.instant();
    inTurn.values().removeIf(since -> now.isAfter(since.plus(LONGEST)));
    if (!inTurn.containsKey(owner) && inTurn.size() >= AT_ONCE) {
      waiting.add(owner);
      return false;
    }
    waiting.remove(owner);
    inTurn.putIfAbsent(owner, now);
    return true;
  }
}
