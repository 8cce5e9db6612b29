package io.platformtenant.operator.lifecycle.freeze;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A span as a sync window of Argo CD has it: in UTC and whole minutes, never shorter than the span.
 */
public record ArgoWindow(String schedule, String duration) {
  public static ArgoWindow of(Span span) {
    Instant begin = span.from().truncatedTo(ChronoUnit.MINUTES);
    Instant end = span.until().plusNanos(59_999_999_999L).truncatedTo(ChronoUnit.MINUTES);
    OffsetDateTime at = begin.atOffset(ZoneOffset.UTC);
    return new ArgoWindow(
        "%d %d %d %d *"
            .formatted(at.getMinute(), at.getHour(), at.getDayOfMonth(), at.getMonthValue()),
        Duration.between(begin, end).toMinutes() + "m");
  }
}
