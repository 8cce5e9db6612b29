package io.platformtenant.operator.cli.run;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.run.HealthServer;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.operator.run.Shutdown;
import io.platformtenant.operator.settings.Configuration;
import io.platformtenant.operator.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code platformtenant run}. */
@Command(
    name = "run",
    description =
        "Run the operator against the cluster of the current context, or the one it is in.")
public final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    var sources = RunOptions.sources(command.commandLine().getParseResult(), System.getenv());
    var read = sources.read();
    return read.mistakes().isEmpty() ? run(read.configuration()) : refuse(read.mistakes());
  }

  private int refuse(List<String> mistakes) {
    PrintWriter err = command.commandLine().getErr();
    err.println(
        mistakes.size() == 1
            ? "error: a setting is wrong"
            : "error: " + mistakes.size() + " settings are wrong");
    mistakes.forEach(mistake -> err.println("  " + Printable.of(mistake)));
    err.println("See '" + command.qualifiedName() + " --help' for usage.");
    return ExitCode.USED_WRONGLY;
  }

  private static int run(Configuration configuration) throws IOException {
    LogSettings.apply(configuration);
    Config connection =
        patient(Config.autoConfigure(null), configuration.get(Settings.REQUEST_TIMEOUT));
    var client = OperatorClient.builder().withConfig(connection).build();
    var settings = OperatorSettings.of(configuration);
    var operator = new PlatformOperator(client, settings, instance(), Clock.systemUTC());
    Optional<HealthServer> health = health(operator, configuration);
    List<AutoCloseable> parts =
        Stream.concat(Stream.of(operator, client), health.stream()).toList();
    try (var _ = Shutdown.onSignal(parts, LogManager::shutdown)) {
      operator.start();
      LOG.atInfo()
          .addKeyValue("server", client.getMasterUrl())
          .addKeyValue("health", health.map(h -> Integer.toString(h.port())).orElse("off"))
          .log("reconciling tenants");
      operator.broken().toCompletableFuture().join();
    }
    return ExitCode.FINE;
  }

  private static Optional<HealthServer> health(
      PlatformOperator operator, Configuration configuration) throws IOException {
    var port = configuration.get(Settings.HEALTH_PORT);
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(new HealthServer(port.getAsInt(), operator));
  }

  private static String instance() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
  }

  /** The client's own retries would park a thread for minutes; ours come back later instead. */
  static Config patient(Config config, Duration timeout) {
    return new ConfigBuilder(config)
        .withRequestRetryBackoffLimit(4)
        .withRequestTimeout((int) timeout.toMillis())
        .build();
  }
}
