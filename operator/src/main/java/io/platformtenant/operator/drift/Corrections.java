package io.platformtenant.operator.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history of one object: how often it had to be written again as it was.
 *
 * @param hash of what was written; with another one the plan changed, and a history begins
 * @param written when it was written last
 * @param times of the corrections within the window, oldest first
 * @param late how often it was put back late; negative while there is no fight
 * @param cause what somebody does to it, where that was looked at
 */
public record Corrections(
    String hash, Instant written, List<Instant> times, int late, Optional<Cause> cause) {
  private static final int NO_FIGHT = -1;

  public Corrections {
    times = List.copyOf(times);
  }

  /** Of an object that was written as it was not before. */
  public static Corrections none(String hash, Instant now) {
    return new Corrections(hash, now, List.of(), NO_FIGHT, Optional.empty());
  }

  public boolean isFight() {
    return late > NO_FIGHT;
  }

  /** It is not as it was written: a fight begins with the correction that is one too many. */
  public Corrections drifted(Instant now, DriftPace pace) {
    List<Instant> recent =
        times.stream().filter(time -> time.isAfter(now.minus(pace.window()))).toList();
    boolean begins = !isFight() && recent.size() >= pace.corrections() - 1;
    return new Corrections(hash, written, recent, begins ? 0 : late, cause);
  }

  /** When it may be put back; at once while there is no fight. */
  public Instant next(DriftPace pace) {
    if (!isFight()) {
      return written;
    }
    boolean widens = cause.filter(Cause::widens).isPresent();
    return written.plus(widens ? pace.boundary() : pace.wait(late));
  }

  /** It was written again as it was. */
  public Corrections corrected(Instant now) {
    List<Instant> longer = new ArrayList<>(times);
    longer.add(now);
    return new Corrections(hash, now, longer, isFight() ? late + 1 : NO_FIGHT, cause);
  }

  /** The first cause stays: what is told of a fight is to stand still. */
  public Corrections because(Cause found) {
    boolean better = cause.isEmpty() || (found.widens() && !cause.get().widens());
    return better ? new Corrections(hash, written, times, late, Optional.of(found)) : this;
  }

  /** When all of it is forgotten, if it stays as it is. */
  public Instant over(DriftPace pace) {
    return written.plus(pace.window());
  }
}
