package io.platformtenant.e2e.controlplane;

import io.platformtenant.e2e.programs.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One long-running program with its log. */
record Daemon(String name, Process process, Path log) {

  static Daemon start(Path program, List<String> arguments, Path folder) throws IOException {
    var name = program.getFileName().toString();
    var log = folder.resolve(name + ".log");
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    return new Daemon(name, process, log);
  }

  /** Waits for so long whether it ends by itself. */
  boolean endsWithin(Duration patience) {
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
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String tail() {
    return "--- end of %s.log (%s)%n%s"
        .formatted(
            name,
            process.isAlive() ? "running" : "ended with " + process.exitValue(),
            Folders.tail(log, 12));
  }
}
