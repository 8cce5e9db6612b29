package io.platformtenant.testkit.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;

/** Programs that do one thing and end. */
public final class Commands {
  private Commands() {}

  /**
   * Runs a program to its end.
   *
   * @return what it said on stdout and stderr, which is the exception's message when it fails
   */
  public static String run(Path folder, List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    return said;
  }
}
