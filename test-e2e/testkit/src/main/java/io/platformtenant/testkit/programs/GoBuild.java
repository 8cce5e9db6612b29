package io.platformtenant.testkit.programs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Builds the programs of a module once per machine. They appear in the cache all together or not at
 * all; a second JVM waits for the first one's build.
 */
public record GoBuild(GoModule module, Path cache, Consumer<String> progress) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** A build that did not succeed, with the end of what Go said. */
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The folder of the programs, which are built unless they are there. */
  public Path intoCache() throws Failed {
    // A file lock belongs to the whole JVM; two threads of one JVM need the monitor.
    synchronized (GoBuild.class) {
      try {
        Files.createDirectories(cache);
        return locked();
      } catch (IOException e) {
        throw new Failed(e.getMessage(), e);
      }
    }
  }

  private Path locked() throws IOException, Failed {
    var lockFile = cache.resolve(module.title().replace(' ', '-') + ".lock");
    try (var channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Freed when the channel is closed, or when this JVM dies.
      lock(channel);
      var target = cache.resolve(module.cacheName());
      return module.missing(target).isEmpty() ? target : build(target);
    }
  }

  private void lock(FileChannel channel) throws IOException {
    if (channel.tryLock() == null) {
      tell("another process is building it; waiting for that");
      channel.lock();
    }
  }

  private Path build(Path target) throws IOException, Failed {
    var workshop = Files.createTempDirectory(cache, "building-");
    try {
      var started = System.nanoTime();
      for (int i = 0; i < module.programs().size(); i++) {
        build(i, workshop);
      }
      Folders.delete(target);
      Files.move(workshop, target, StandardCopyOption.ATOMIC_MOVE);
      tell("built in %d s".formatted(seconds(started)));
      return target;
    } finally {
      Folders.delete(workshop);
    }
  }

  private void build(int index, Path workshop) throws IOException, Failed {
    var program = module.programs().get(index);
    var what =
        "building %s (%d of %d)".formatted(program.name(), index + 1, module.programs().size());
    var log = Files.createTempFile(cache, "building-" + program.name() + "-", ".log");
    try {
      tell(what);
      var builder =
          new ProcessBuilder(module.buildCommand(program, workshop.resolve(program.name())))
              .directory(module.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("CGO_ENABLED", "0");
      var exit = watched(builder.start(), what);
      if (exit != 0) {
        throw new Failed("%s failed:\n%s".formatted(what, Folders.tail(log, 15)), null);
      }
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private int watched(Process process, String what) throws IOException {
    var started = System.nanoTime();
    try {
      while (!process.waitFor(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        tell("%s, %d s so far".formatted(what, seconds(started)));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + what);
    } finally {
      process.destroy();
    }
  }

  private void tell(String what) {
    progress.accept(module.title() + ": " + what);
  }

  private static long seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }
}
