package io.platformtenant.testkit.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A shell that outlives a killed JVM just long enough to end the programs it started and to remove
 * their folder: the pipe to it breaks with the JVM, whatever the JVM died of.
 */
public final class Watchdog implements AutoCloseable {

  // Ctrl-C reaches the whole process group; the shell has to survive it to do its work.
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      pids=
      while read -r line; do
        case $line in
          done) pids= ;;
          *) pids="$pids $line" ;;
        esac
      done
      test -z "$pids" || kill -9 $pids 2>/dev/null
      rm -rf "$1" || { sleep 1; rm -rf "$1"; }
      """;

  private final Process shell;
  private final OutputStream pipe;

  private Watchdog(Process shell) {
    this.shell = shell;
    this.pipe = shell.getOutputStream();
  }

  public static Watchdog over(Path folder) throws IOException {
    return new Watchdog(
        new ProcessBuilder("sh", "-c", SCRIPT, "watchdog", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  public void watch(Daemon daemon) throws IOException {
    tell(Long.toString(daemon.process().pid()));
  }

  /**
   * For when the programs have ended: only their folder is removed. Closing twice is closing once.
   */
  @Override
  public void close() {
    if (!shell.isAlive()) {
      return;
    }
    try {
      tell("done");
      pipe.close();
      shell.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String line) throws IOException {
    pipe.write((line + "\n").getBytes(UTF_8));
    pipe.flush();
  }
}
