package io.platformtenant.operator.lifecycle.freeze;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of some freezes holds or is still to come.
 *
 * @param spans in their order, as each freeze says them
 */
public record FreezeCalendar(Instant now, List<Span> spans) {
  /**
   * Cron knows no year, so that a window of Argo CD holds again a year later: with the longest span
   * of 90 days, last year's never reaches into the time for which it is written ahead.
   */
  public static final Duration AHEAD = Duration.ofDays(30);

  /** Of one freeze, so that what is written ahead stays small however often it comes. */
  private static final int MOST = 32;

  public FreezeCalendar {
    spans = List.copyOf(spans);
  }

  public static FreezeCalendar of(Collection<? extends FreezeTimes> freezes, Instant now) {
    // From the begin of the day on, so that what is written ahead moves once a day.
    Instant before = now.truncatedTo(ChronoUnit.DAYS).plus(AHEAD);
    return of(freezes.stream().flatMap(freeze -> freeze.spans(now, before).limit(MOST)), now);
  }

  /** Of spans that are known, in any order. */
  public static FreezeCalendar of(Stream<Span> spans, Instant now) {
    return new FreezeCalendar(
        now,
        spans
            .distinct()
            .sorted(Comparator.comparing(Span::from).thenComparing(Span::until))
            .toList());
  }

  /** What holds now, with all that follows without a moment between. */
  public Optional<Span> active() {
    return joined().stream().filter(span -> span.holdsAt(now)).findFirst();
  }

  /** When something of it begins or ends next. */
  public Optional<Instant> nextEdge() {
    return spans.stream()
        .flatMap(span -> Stream.of(span.from(), span.until()))
        .filter(edge -> edge.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private List<Span> joined() {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      if (!joined.isEmpty() && joined.getLast().meets(span)) {
        joined.add(joined.removeLast().with(span));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
