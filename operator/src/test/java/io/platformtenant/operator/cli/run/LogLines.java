package io.platformtenant.operator.cli.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Logs as the operator, its SDK and a hostile tenant would. Arguments: format and level. */
final class LogLines {
  /** Breaks of lines of all sorts, a forged line, colours, and text that runs backwards. */
  static final String HOSTILE =
      "one\r\n2026-01-01T00:00:00.000Z ERROR Forged nothing is well\u0085two\u2028three"
          + " \u001b[31mred\u001b[0m \u009b2J \u202ebackwards\u0000 {tenant=other} \" \\";

  private static final Logger OURS = LoggerFactory.getLogger("io.platformtenant.operator.Ours");
  private static final Logger SDK = LoggerFactory.getLogger("io.javaoperatorsdk.operator.Theirs");

  private LogLines() {}

  public static void main(String[] args) {
    LogSettings.apply(LogSettings.Format.valueOf(args[0]), LogSettings.Level.valueOf(args[1]));
    for (Level level : Level.values()) {
      OURS.atLevel(level).log("at " + level);
      SDK.atLevel(level).log("at " + level);
    }
    MDC.put("resource.name", "payments");
    MDC.put("resource.generation", "7");
    OURS.atWarn()
        .addKeyValue("tenant", "payments")
        .addKeyValue("kind", "Kustomization")
        .addKeyValue("object", "home-payments/prod-addons")
        .addKeyValue("reason", HOSTILE)
        .log(HOSTILE);
    OURS.atError().setCause(new IllegalStateException(HOSTILE)).log("broken");
  }
}
