package io.platformtenant.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmark}. */
@Command(
    name = "./benchmark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the operator on an API server of its own, beside a bare writer that sends the same"
          + " requests and does nothing else, in the same run.",
      "",
      "A second depends on the machine and on what else it does. Ratios, counts and processor time"
          + " per object are what to compare.",
      ""
    })
public final class Benchmark implements Callable<Integer> {
  /** Below, a JVM takes its serial collector (HotSpot, is_server_class_machine). */
  private static final int SERVER_CLASS_MIB = 1792;

  private static final int WARM_UP = 40;

  enum What {
    ROLL_OUT,
    STEADY,
    RESTART,
    COMMAND_LINE
  }

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
  private Set<What> only = EnumSet.allOf(What.class);

  @Option(
      names = "--tenants",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many tenants are in the cluster (default: ${DEFAULT-VALUE}).")
  private int tenants;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many tenants the command line reads (default: ${DEFAULT-VALUE}).")
  private int files;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often the roll-out is measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long the steady state is watched (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--limit",
      paramLabel = "MIB",
      defaultValue = "512",
      description =
          "Memory limit whose heap the operator gets: 70 %% of it, and the collector that the JVM"
              + " takes there (default: ${DEFAULT-VALUE}, as in the chart).")
  private int limit;

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "Another option of the operator's JVM; can be given again.")
  private List<String> more = List.of();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Records the operator's last roll-out here (JFR), which costs some of its time.")
  private Path profile;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures here as well.")
  private Path json;

  public static void main(String[] args) {
    var line = new picocli.CommandLine(new Benchmark()).setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Scenario> measured = new ArrayList<>();
    var jvm = jvm();
    var rollOut =
        new RollOut(tenants, WARM_UP, jvm, Optional.ofNullable(profile), System.err::println);
    var machine = Machine.present();
    if (only.contains(What.COMMAND_LINE)) {
      measured.add(CommandLine.measure(files));
    }
    if (only.contains(What.ROLL_OUT)) {
      measured.add(rollOut(rollOut));
    }
    if (only.contains(What.STEADY) || only.contains(What.RESTART)) {
      measured.addAll(afterwards(rollOut, jvm));
    }
    var report = new Report(machine, measured);
    System.out.print(report.table());
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  /** As the image is started, in a container of that size. */
  private List<String> jvm() {
    List<String> all = new ArrayList<>();
    all.add("-Xmx%dm".formatted(limit * 7 / 10));
    if (limit < SERVER_CLASS_MIB) {
      all.add("-XX:+UseSerialGC");
    }
    all.add("-XX:+UseCompactObjectHeaders");
    all.add("-XX:+ExitOnOutOfMemoryError");
    if (profile != null) {
      all.add("-XX:StartFlightRecording:settings=profile");
    }
    all.addAll(more);
    return all;
  }

  private Scenario rollOut(RollOut rollOut) {
    Scenario all = rollOut.round(false);
    for (int round = 1; round < rounds; round++) {
      all = all.and(rollOut.round(round % 2 == 1));
    }
    return all;
  }

  private List<Scenario> afterwards(RollOut rollOut, List<String> jvm) {
    List<Scenario> measured = new ArrayList<>();
    try (var fielded = rollOut.operator()) {
      if (only.contains(What.STEADY)) {
        measured.add(Steady.measure(fielded, Duration.ofSeconds(seconds)));
      }
      if (only.contains(What.RESTART)) {
        measured.add(Restart.measure(fielded, jvm, tenants));
      }
    }
    return measured;
  }
}
