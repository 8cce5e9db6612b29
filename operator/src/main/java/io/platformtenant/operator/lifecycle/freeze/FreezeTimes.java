package io.platformtenant.operator.lifecycle.freeze;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/** When a freeze holds. */
public sealed interface FreezeTimes {

  /** Those of its spans that are not over at one time, and begin before another; in their order. */
  Stream<Span> spans(Instant after, Instant before);

  /** From one time to another. */
  record Once(Instant from, Instant until) implements FreezeTimes {
    @Override
    public Stream<Span> spans(Instant after, Instant before) {
      return Stream.of(new Span(from, until)).filter(s -> isWithin(s, after, before));
    }
  }

  /**
   * Again and again. It lasts as long whatever the clocks do meanwhile; one that would begin in an
   * hour that the clocks leave out begins as much later, and in one that they repeat it begins
   * once.
   */
  record Recurring(CronTimes schedule, Duration duration, ZoneId zone) implements FreezeTimes {
    @Override
    public Stream<Span> spans(Instant after, Instant before) {
      LocalDate first = after.minus(duration).atZone(zone).toLocalDate().minusDays(1);
      LocalDate last = before.atZone(zone).toLocalDate().plusDays(1);
      return schedule
          .between(first, last)
          .map(local -> ZonedDateTime.of(local, zone).toInstant())
          .distinct()
          .map(begin -> new Span(begin, begin.plus(duration)))
          .filter(s -> isWithin(s, after, before));
    }

    /** Whether it begins again before it ends: then nobody could say since when it holds. */
    public boolean meetsItself() {
      return schedule.shortestGap().filter(gap -> gap.compareTo(duration) <= 0).isPresent();
    }
  }

  private static boolean isWithin(Span span, Instant after, Instant before) {
    return !span.isOverAt(after) && span.from().isBefore(before);
  }
}
