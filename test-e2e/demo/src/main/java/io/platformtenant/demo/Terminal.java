package io.platformtenant.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Prints the story: a time, a tenant, who did it, what. Lines come from several threads. */
final class Terminal {
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean colour;
  private final boolean simulated;
  private final long started = System.nanoTime();

  private Terminal(PrintStream out, boolean colour, boolean simulated) {
    this.out = out;
    this.colour = colour;
    this.simulated = simulated;
  }

  /**
   * Coloured where a person looks on, and has not asked for plain text (no-color.org).
   *
   * @param simulated whether every line of an engine says that it is simulated
   */
  static Terminal open(boolean simulated) {
    boolean person = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean plain =
        Optional.ofNullable(System.getenv("NO_COLOR")).filter(v -> !v.isEmpty()).isPresent()
            || "dumb".equals(System.getenv("TERM"));
    return new Terminal(System.out, person && !plain, simulated);
  }

  synchronized void title(String text) {
    out.println();
    out.println(paint("\u001b[1;4m", text));
  }

  synchronized void chapter(String text) {
    out.println();
    out.println(paint("\u001b[1m", text));
  }

  /** A remark that is no event. */
  synchronized void note(String text) {
    out.println(paint("\u001b[2m", text));
  }

  /**
   * An event.
   *
   * @param tenant whom it is about, or ""
   */
  synchronized void line(String tenant, Actor actor, String text) {
    out.println(
        paint("\u001b[2m", seconds())
            + "  "
            + paint("\u001b[1m", pad(tenant, 8))
            + "  "
            + paint(actor.colour(), pad(title(actor), 17))
            + "  "
            + text);
  }

  /** What another program printed, indented. */
  synchronized void quote(String text) {
    text.lines().forEach(line -> out.println("    " + line));
  }

  synchronized void done(String text) {
    out.println();
    out.println(paint("\u001b[1;32m", text + ", in " + seconds().strip() + "."));
  }

  synchronized void broken(String text) {
    out.println();
    out.println(
        paint("\u001b[1;31m", "The story breaks off after " + seconds().strip() + ": ") + text);
  }

  private String title(Actor actor) {
    return simulated && actor.isEngine() ? "simulated " + actor.title() : actor.title();
  }

  /** A line of progress, without what a person knows already. */
  static String brief(String line) {
    return line.replace("control plane: ", "").replace(System.getProperty("user.home"), "~");
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%5.1fs", (System.nanoTime() - started) / 1e9);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String paint(String code, String text) {
    return colour ? code + text + RESET : text;
  }
}
