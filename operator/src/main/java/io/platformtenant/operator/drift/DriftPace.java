package io.platformtenant.operator.drift;

import java.time.Duration;

/**
 * How often an object is put back that somebody keeps changing.
 *
 * @param corrections how many within the window make a fight of it
 * @param window after as long without a correction a fight is over
 * @param first wait of a fight; each one after it is twice as long
 * @param longest wait
 * @param boundary wait where what was changed would widen what a tenant may do
 */
public record DriftPace(
    int corrections, Duration window, Duration first, Duration longest, Duration boundary) {
  public static final DriftPace USUAL =
      new DriftPace(
          6,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(8),
          Duration.ofSeconds(5));

  /** The wait before an object is put back that was put back late so many times. */
  Duration wait(int late) {
    Duration doubled = first.multipliedBy(1L << Math.min(late, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
