package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.AdoptionItem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a plan.
 *
 * @param results one for every planned object
 * @param leaving objects that left the plan and are not gone yet
 * @param trouble why one of them could not be removed, in a sentence
 * @param fights objects that somebody changes each time they are put back
 * @param met what is there already and is not the owner's, as far as that was compared
 * @param hold why all that is leaving stays for now, in a sentence
 */
public record Outcome(
    SortedMap<ObjectId, Result> results,
    SortedSet<ObjectId> leaving,
    Optional<String> trouble,
    List<Fight> fights,
    SortedMap<ObjectId, AdoptionItem> met,
    Optional<String> hold) {
  public static final Outcome NOTHING =
      new Outcome(
          Collections.emptySortedMap(),
          Collections.emptySortedSet(),
          Optional.empty(),
          List.of(),
          Collections.emptySortedMap(),
          Optional.empty());

  /**
   * @param what in a sentence, who does what to which object; the same as long as it goes on
   * @param next when it is put back, or thought to be over
   */
  public record Fight(ObjectId id, String what, Instant next) {}

  public Outcome {
    results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    leaving = Collections.unmodifiableSortedSet(new TreeSet<>(leaving));
    fights = List.copyOf(fights);
    met = Collections.unmodifiableSortedMap(new TreeMap<>(met));
  }

  public Outcome withLeaving(SortedSet<ObjectId> objects) {
    return new Outcome(results, objects, trouble, fights, met, hold);
  }

  public Outcome withTrouble(String message) {
    return new Outcome(results, leaving, Optional.of(message), fights, met, hold);
  }

  /** The same, and all that is leaving stays for now. */
  public Outcome withHold(String why) {
    return new Outcome(results, leaving, trouble, fights, met, Optional.of(why));
  }

  /** The same, but for what became of some objects of the plan after all. */
  public Outcome with(SortedMap<ObjectId, Result> later) {
    SortedMap<ObjectId, Result> all = new TreeMap<>(results);
    later.forEach((id, result) -> all.computeIfPresent(id, (i, was) -> result));
    return new Outcome(all, leaving, trouble, fights, met, hold);
  }

  /** An outcome in which nothing leaves. */
  public static Outcome of(SortedMap<ObjectId, Result> results) {
    return new Outcome(
        results,
        Collections.emptySortedSet(),
        Optional.empty(),
        List.of(),
        Collections.emptySortedMap(),
        Optional.empty());
  }

  public Outcome withFights(List<Fight> going) {
    return new Outcome(results, leaving, trouble, going, met, hold);
  }

  public Outcome withMet(SortedMap<ObjectId, AdoptionItem> items) {
    return new Outcome(results, leaving, trouble, fights, items, hold);
  }

  /** Whether every planned object is as planned. */
  public boolean isDone() {
    return results.values().stream().allMatch(Result::isDone);
  }

  /** Whether an object was planned and is not as planned. */
  public boolean failedOn(ObjectId id) {
    Result result = results.get(id);
    return result != null && !result.isDone();
  }

  /** What was planned and is not as planned. */
  public SortedSet<ObjectId> unwritten() {
    return results.keySet().stream()
        .filter(this::failedOn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Why what is to be taken away is not, in a sentence; empty when nothing is held. */
  public Optional<String> held() {
    return hold.or(
        () ->
            results.values().stream()
                .filter(Result.Held.class::isInstance)
                .map(result -> ((Result.Held) result).message())
                .findFirst());
  }

  public Stream<ObjectId> written(Result.Change change) {
    return results.entrySet().stream()
        .filter(r -> r.getValue() instanceof Result.Written(Result.Change c) && c == change)
        .map(java.util.Map.Entry::getKey);
  }
}
