package io.platformtenant.benchmark;

import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.waiting.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The operator as a process of its own, and what it costs. */
final class Operator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The engines' settings are read by the clock, whatever is measured. */
  private static final String[] SELDOM = {"--enforcement-interval=1h"};

  private static final Pattern KIB = Pattern.compile("(?m)^(VmRSS|VmHWM):\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final OperatorProcess process;
  private final Duration ready;

  private Operator(OperatorProcess process, Duration ready) {
    this.process = process;
    this.ready = ready;
  }

  /** Starts it and waits until it is ready. */
  static Operator start(Ground ground, List<String> jvm) {
    try {
      Path folder = Files.createTempDirectory("platformtenant-benchmark-");
      long began = System.nanoTime();
      var process =
          OperatorProcess.start(ground.plane().kubeconfig(ground.operators()), folder, jvm, SELDOM);
      Eventually.within(PATIENCE).until("the operator is ready", process::isReady);
      return new Operator(process, Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the start of its JVM until it said that it is ready. */
  Duration ready() {
    return ready;
  }

  /** On processors so far. */
  Duration cpu() {
    return process.handle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** MiB of memory now, 0 where this system does not tell. */
  long rss() {
    return memory("VmRSS");
  }

  /** MiB of memory at its most. */
  long peakRss() {
    return memory("VmHWM");
  }

  private long memory(String which) {
    Path status = Path.of("/proc", Long.toString(process.handle().pid()), "status");
    try {
      return !Files.exists(status)
          ? 0
          : KIB.matcher(Files.readString(status))
              .results()
              .filter(r -> r.group(1).equals(which))
              .mapToLong(r -> Long.parseLong(r.group(2)) / 1024)
              .findFirst()
              .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MiB of its heap that are reachable: it is collected first. */
  long liveHeap() {
    return TOTAL
        .matcher(ask("GC.class_histogram"))
        .results()
        .mapToLong(r -> Long.parseLong(r.group(1)) >> 20)
        .findFirst()
        .orElse(0);
  }

  /** Writes what was recorded of it so far, where it was started with a flight recording. */
  void dumpRecording(Path file) {
    ask("JFR.dump", "filename=" + file.toAbsolutePath());
  }

  private String ask(String... question) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(process.handle().pid()));
    command.addAll(List.of(question));
    try {
      Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.terminate();
    process.endsWithin(PATIENCE);
    process.close();
  }
}
