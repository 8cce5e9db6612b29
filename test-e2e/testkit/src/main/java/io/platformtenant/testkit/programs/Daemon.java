package io.platformtenant.testkit.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One long-running program with its log. */
public record Daemon(String name, Process process, Path log) {

  public static Daemon start(Path program, List<String> arguments, Path folder) throws IOException {
    return start(program.getFileName().toString(), program, arguments, Map.of(), folder);
  }

  /** The same under a name of its own, with some more environment. */
  public static Daemon start(
      String name,
      Path program,
      List<String> arguments,
      Map<String, String> environment,
      Path folder)
      throws IOException {
    var log = folder.resolve(name + ".log");
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    return new Daemon(name, process, log);
  }

  /** Waits for so long whether it ends by itself. */
  public boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /**
   * Ends it at once. Asked politely, the API server waits up to 60 s for open watches; nothing it
   * holds is worth keeping.
   */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public String tail() {
    return "--- end of %s.log (%s)%n%s"
        .formatted(
            name,
            process.isAlive() ? "running" : "ended with " + process.exitValue(),
            Folders.tail(log, 12));
  }
}
