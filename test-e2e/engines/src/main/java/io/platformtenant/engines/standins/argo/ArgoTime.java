package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * When a sync window is open, of the two schedules that are played: at any time, and a minute of a
 * year in UTC. Cron knows no year, so the one before counts as well.
 */
final class ArgoTime {
  private static final String ANY = "* * * * *";

  private ArgoTime() {}

  static boolean isIn(JsonNode window, Instant now) {
    var schedule = window.path("schedule").asText();
    if (schedule.equals(ANY)) {
      return true;
    }
    if (!schedule.matches("[0-9]+ [0-9]+ [0-9]+ [0-9]+ [*]")) {
      return false;
    }
    var length =
        Duration.parse("PT" + window.path("duration").asText().toUpperCase(java.util.Locale.ROOT));
    return Stream.of(0, 1)
        .map(years -> begin(schedule, now.atOffset(ZoneOffset.UTC).getYear() - years))
        .anyMatch(begin -> !now.isBefore(begin) && now.isBefore(begin.plus(length)));
  }

  private static Instant begin(String schedule, int year) {
    var fields = Stream.of(schedule.split(" ")).limit(4).mapToInt(Integer::parseInt).toArray();
    return OffsetDateTime.of(year, fields[3], fields[2], fields[1], fields[0], 0, 0, ZoneOffset.UTC)
        .toInstant();
  }
}
