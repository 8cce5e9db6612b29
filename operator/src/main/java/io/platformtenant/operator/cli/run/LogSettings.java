package io.platformtenant.operator.cli.run;

import io.platformtenant.operator.settings.Configuration;
import io.platformtenant.operator.settings.Settings;
import org.apache.logging.log4j.core.config.Configurator;

/** How the operator logs; log4j2.xml reads it from properties of the JVM. */
final class LogSettings {
  private LogSettings() {}

  /** How a line is written. */
  enum Format {
    text,
    json
  }

  /** How much is written: of the operator itself, and of the SDK and the client it works with. */
  enum Level {
    error("error"),
    warn("warn"),
    info("warn"),
    debug("info"),
    trace("debug");

    /** One step quieter: they say more of themselves than anybody wants to know of tenants. */
    private final String libraries;

    Level(String libraries) {
      this.libraries = libraries;
    }
  }

  static void apply(Configuration configuration) {
    apply(
        Format.valueOf(configuration.get(Settings.LOG_FORMAT)),
        Level.valueOf(configuration.get(Settings.LOG_LEVEL)));
  }

  static void apply(Format format, Level level) {
    System.setProperty("platformtenant.log.format", format.name());
    System.setProperty("platformtenant.log.level", level.name());
    System.setProperty("platformtenant.log.libraries", level.libraries);
    Configurator.reconfigure();
  }
}
