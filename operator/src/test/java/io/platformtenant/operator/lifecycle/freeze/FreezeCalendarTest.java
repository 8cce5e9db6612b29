package io.platformtenant.operator.lifecycle.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.lifecycle.freeze.FreezeTimes.Once;
import io.platformtenant.operator.lifecycle.freeze.FreezeTimes.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeCalendarTest {
  @ParameterizedTest(name = "at {0}")
  @CsvSource({
    "2026-12-19T23:59:59.999Z, ,                    2026-12-20T00:00:00Z",
    "2026-12-20T00:00:00Z,     2027-01-04T00:00:00Z, 2027-01-04T00:00:00Z",
    "2027-01-03T23:59:59.999Z, 2027-01-04T00:00:00Z, 2027-01-04T00:00:00Z",
    "2027-01-04T00:00:00Z,     ,                     ",
    "2026-11-19T00:00:00Z,     ,                     ",
    "2026-11-20T23:59:59Z,     ,                     ",
    "2026-11-21T00:00:00Z,     ,                     2026-12-20T00:00:00Z",
  })
  void onceItHoldsFromItsBeginAndNotAtItsEnd(Instant now, Instant until, Instant edge) {
    var freeze =
        new Once(Instant.parse("2026-12-20T00:00:00Z"), Instant.parse("2027-01-04T00:00:00Z"));
    var calendar = FreezeCalendar.of(List.of(freeze), now);

    assertThat(calendar.active().map(Span::until).orElse(null)).isEqualTo(until);
    assertThat(calendar.nextEdge().orElse(null)).isEqualTo(edge);
  }

  @ParameterizedTest(name = "{0} {1} {2}: the first after {3}")
  @CsvSource({
    // Every weekend, from Friday evening on.
    "0 18 * * fri, 62h, Europe/Berlin, 2026-11-30T07:00:00Z, 2026-12-04T17:00:00Z, 2026-12-07T07:00:00Z",
    // The clocks go forward at 2 o'clock: there is no 02:30 that night.
    "30 2 * * *, 2h, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T03:30:00Z",
    // They go back at 3 o'clock, so 02:30 comes twice.
    "30 2 * * *, 30m, Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
    "30 2 * * *, 30m, Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-26T01:30:00Z, 2026-10-26T02:00:00Z",
    // Over such a night it lasts as long as ever.
    "0 22 * * *, 10h, Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-28T21:00:00Z, 2026-03-29T07:00:00Z",
    "0 22 * * *, 10h, America/New_York, 2026-10-31T12:00:00Z, 2026-11-01T02:00:00Z, 2026-11-01T12:00:00Z",
    // Half an hour, and a zone that is a day ahead.
    "0 0 1 * *, 24h, Asia/Kolkata, 2026-11-30T00:00:00Z, 2026-11-30T18:30:00Z, 2026-12-01T18:30:00Z",
    "0 0 1 * *, 24h, Pacific/Kiritimati, 2026-11-30T00:00:00Z, 2026-11-30T10:00:00Z, 2026-12-01T10:00:00Z",
    // One of both days is enough where both are named.
    "0 0 13 * fri, 24h, UTC, 2026-11-08T00:00:00Z, 2026-11-13T00:00:00Z, 2026-11-14T00:00:00Z",
    "0 0 13 * fri, 24h, UTC, 2026-11-14T00:00:00Z, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
    "0 0 * * 0, 24h, UTC, 2026-11-30T00:00:00Z, 2026-12-06T00:00:00Z, 2026-12-07T00:00:00Z",
    "0 8-16/4 * * *, 1h, UTC, 2026-11-30T09:00:00Z, 2026-11-30T12:00:00Z, 2026-11-30T13:00:00Z",
    "*/20 3 * * *, 1m, UTC, 2026-11-30T03:01:00Z, 2026-11-30T03:20:00Z, 2026-11-30T03:21:00Z",
    // Begun long ago.
    "0 0 1 11 *, 720h, UTC, 2026-11-30T00:00:00Z, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
  })
  void bySchedule(
      String schedule, String lasts, String zone, Instant now, Instant from, Instant until) {
    var calendar = FreezeCalendar.of(List.of(recurring(schedule, lasts, zone)), now);

    assertThat(calendar.spans()).first().isEqualTo(new Span(from, until));
  }

  /** The class's and the tenant's: what one of them holds is held. */
  @Test
  void whatSeveralSayIsOne() {
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");
    var first = new Once(noon, noon.plusSeconds(600));
    var inside = new Once(noon.plusSeconds(60), noon.plusSeconds(120));
    var adjoining = new Once(noon.plusSeconds(600), noon.plusSeconds(900));
    var later = new Once(noon.plusSeconds(901), noon.plusSeconds(902));

    var calendar = FreezeCalendar.of(List.of(later, adjoining, inside, first), noon);

    assertThat(calendar.active()).contains(new Span(noon, noon.plusSeconds(900)));
    assertThat(calendar.nextEdge()).contains(noon.plusSeconds(60));
    assertThat(calendar.spans()).hasSize(4);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "0 18 * * fri, 62h, false, true",
    "0 0 * * *, 24h, true, true",
    "* * * * *, 1h, true, true",
    "0 22 * * *, 10h, false, true",
    "'0 0,12 * * *', 12h, true, true",
    "'0 0,12 * * *', 719m, false, true",
    "'0 0 1,31 * *', 24h, true, true",
    "*/9223372036854775807 0 * * *, 1h, false, true",
    "0 0 29 2 *, 24h, false, true",
    "0 0 31 2 *, 24h, false, false",
    "', 0 * * *', 24h, false, false",
    "'0 , * * *', 24h, false, false",
    "'0 0 , * *', 24h, false, false",
  })
  void whatCanNotBeMeant(String schedule, String lasts, boolean meetsItself, boolean isEver) {
    Recurring freeze = recurring(schedule, lasts, "Europe/Berlin");

    assertThat(freeze.meetsItself()).isEqualTo(meetsItself);
    assertThat(freeze.schedule().isEver()).isEqualTo(isEver);
  }

  /** However often it comes, a project stays small. */
  @Test
  void ofOneThatComesOftenTheNextAreKnown() {
    var often = recurring("0/20 * * * *", "15m", "UTC");
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");

    List<Span> spans = FreezeCalendar.of(List.of(often), noon).spans();

    assertThat(spans).hasSize(32).first().isEqualTo(new Span(noon, noon.plusSeconds(900)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "2026-12-20T00:00:00Z, 2027-01-04T00:00:00Z, 0 0 20 12 *, 21600m",
    "2026-12-20T00:00:59.999Z, 2026-12-20T00:10:00.001Z, 0 0 20 12 *, 11m",
    "2026-12-31T23:59:00Z, 2027-01-01T00:00:00Z, 59 23 31 12 *, 1m",
    "2028-02-29T10:30:00Z, 2028-02-29T10:31:00Z, 30 10 29 2 *, 1m",
  })
  void aWindowOfArgoCdIsNeverShorter(
      Instant from, Instant until, String schedule, String duration) {
    assertThat(ArgoWindow.of(new Span(from, until))).isEqualTo(new ArgoWindow(schedule, duration));
  }

  private static Recurring recurring(String schedule, String lasts, String zone) {
    return new Recurring(
        CronTimes.of(schedule),
        Duration.parse("PT" + lasts.toUpperCase(java.util.Locale.ROOT)),
        ZoneId.of(zone));
  }
}
