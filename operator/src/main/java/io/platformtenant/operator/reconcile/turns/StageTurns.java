package io.platformtenant.operator.reconcile.turns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.residue.StageExit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Has a few stages deleted at a time, over all owners; who asked first goes first. Flux holds one
 * of its few workers while it waits for what a stage had applied: sixty that stick at once would
 * keep everybody else's changes from being applied.
 */
public final class StageTurns {
  /** How long a turn is kept for one that was told of it, and for one that took it. */
  private static final Duration KEPT = Duration.ofSeconds(15);

  private final int atOnce;
  private final Consumer<Owner> wake;
  private final Clock clock;
  private final Map<ObjectId, Waiting> waiting = new LinkedHashMap<>();
  private final Map<ObjectId, Instant> taken = new HashMap<>();

  /**
   * @param told when its owner was woken for it; the end of time before that
   */
  private record Waiting(Owner owner, Instant told) {}

  /**
   * @param atOnce how many are being deleted at the same time
   * @param wake has an owner looked at whose turn has come
   */
  public StageTurns(int atOnce, Consumer<Owner> wake, Clock clock) {
    this.atOnce = atOnce;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * The same teardown, in which a stage goes only when it is its turn.
   *
   * @param stages lists every stage there is, whosever it is
   */
  public Teardown of(
      Owner owner, Teardown teardown, Supplier<? extends Map<ObjectId, ObjectNode>> stages) {
    Set<ObjectId> asking =
        teardown
            .objects()
            .filter(LeavingObject::wantsAWorker)
            .map(LeavingObject::id)
            .collect(Collectors.toSet());
    List<Owner> next = new ArrayList<>();
    SortedMap<ObjectId, Integer> places = places(owner, asking, stages, next);
    next.forEach(wake);
    return places.isEmpty() ? teardown : teardown.queued(places);
  }

  /** The places in the queue of those that have to wait. */
  private synchronized SortedMap<ObjectId, Integer> places(
      Owner owner,
      Set<ObjectId> asking,
      Supplier<? extends Map<ObjectId, ObjectNode>> stages,
      List<Owner> next) {
    if (asking.isEmpty() && waiting.isEmpty()) {
      return new TreeMap<>();
    }
    int free = atOnce - busy(stages.get());
    // One whose turn came to nothing, such as by a conflict, has it still.
    asking.removeAll(taken.keySet());
    asking.stream().sorted().forEach(id -> waiting.put(id, new Waiting(owner, Instant.MAX)));
    waiting.values().removeIf(w -> clock.instant().isAfter(after(w.told())));
    SortedMap<ObjectId, Integer> places = new TreeMap<>();
    int place = 0;
    for (ObjectId id : List.copyOf(waiting.keySet())) {
      if (place >= free && asking.contains(id)) {
        places.put(id, place - Math.max(free, 0) + 1);
      } else if (place < free) {
        give(id, asking.contains(id), next);
      }
      place++;
    }
    return places;
  }

  private void give(ObjectId id, boolean isAsking, List<Owner> next) {
    Waiting its = waiting.get(id);
    if (isAsking) {
      waiting.remove(id);
      taken.put(id, clock.instant());
    } else if (its.told().equals(Instant.MAX)) {
      waiting.put(id, new Waiting(its.owner(), clock.instant()));
      next.add(its.owner());
    }
  }

  /** Those whose deletion Flux is at, and those that are about to be deleted. */
  private int busy(Map<ObjectId, ObjectNode> stages) {
    Instant now = clock.instant();
    Set<ObjectId> busy =
        stages.entrySet().stream()
            .filter(s -> StageExit.takesAWorker(s.getValue(), now))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    taken
        .entrySet()
        .removeIf(t -> hasBegun(stages.get(t.getKey())) || now.isAfter(after(t.getValue())));
    busy.addAll(taken.keySet());
    return busy.size();
  }

  /** Flux can be done with it before anybody sees it at work. */
  private static boolean hasBegun(ObjectNode stage) {
    return stage == null || stage.path("metadata").has("deletionTimestamp");
  }

  private static Instant after(Instant begin) {
    return begin.equals(Instant.MAX) ? begin : begin.plus(KEPT);
  }
}
