package io.platformtenant.operator.text;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The time zones that Argo CD's image knows: those of the package tzdata, without the old names
 * that Debian and Ubuntu keep in tzdata-legacy. A window in any other zone is counted in UTC, and
 * only a log line tells (argo-cd, Dockerfile; types.go, SyncWindow.scheduleOffsetByTimeZone).
 */
public final class TimeZones {
  /** Names of Java alone. */
  private static final String OF_JAVA = "SystemV/";

  private TimeZones() {}

  /** What is wrong with the name of a time zone, if anything. */
  public static Optional<String> problemIn(String zone) {
    Optional<String> today = LegacyZones.today(zone);
    if (today.isPresent()) {
      return today.map(
          name ->
              "is an old name that Argo CD does not know: it would count in UTC; write \""
                  + name
                  + "\"");
    }
    return ZoneId.getAvailableZoneIds().contains(zone) && !zone.startsWith(OF_JAVA)
        ? Optional.empty()
        : Optional.of("is no time zone such as UTC or Europe/Berlin");
  }
}
