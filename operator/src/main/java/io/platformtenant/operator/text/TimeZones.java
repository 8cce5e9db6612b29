package io.platformtenant.operator.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;

/**
 * The time zones that Argo CD's image knows: those of the package tzdata, without the old names
 * that Debian and Ubuntu keep in tzdata-legacy. A window in any other zone is counted in UTC, and
 * only a log line tells (argo-cd, Dockerfile; types.go, SyncWindow.scheduleOffsetByTimeZone).
 */
public final class TimeZones {
  private static final Properties LEGACY = read("legacy-zones.properties");

  /** Names of Java alone. */
  private static final String OF_JAVA = "SystemV/";

  private TimeZones() {}

  /** What is wrong with the name of a time zone, if anything. */
  public static Optional<String> problemIn(String zone) {
    String today = LEGACY.getProperty(zone);
    if (today != null) {
      return Optional.of(
          "is an old name that Argo CD does not know: it would count in UTC; write \""
              + today
              + "\"");
    }
    return ZoneId.getAvailableZoneIds().contains(zone) && !zone.startsWith(OF_JAVA)
        ? Optional.empty()
        : Optional.of("is no time zone such as UTC or Europe/Berlin");
  }

  private static Properties read(String name) {
    var read = new Properties();
    try (InputStream in = TimeZones.class.getResourceAsStream(name)) {
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
