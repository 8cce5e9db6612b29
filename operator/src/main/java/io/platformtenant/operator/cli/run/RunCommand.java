package io.platformtenant.operator.cli.run;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.Version;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.leader.Leadership;
import io.platformtenant.operator.leader.LeaseLostException;
import io.platformtenant.operator.leader.LeaseTerms;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.run.Instrumentation;
import io.platformtenant.operator.run.KindCameException;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
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
    Leadership leadership = leadership(configuration);
    var instrumentation = Instrumentation.of(!configuration.get(Settings.NO_TENANT_METRICS));
    var client =
        OperatorClient.builder()
            .withConfig(connection)
            .withHttpClientBuilderConsumer(
                http -> {
                  leadership.guard(http);
                  instrumentation.count(http);
                })
            .build();
    var settings = OperatorSettings.of(configuration);
    var operator =
        new PlatformOperator(
            client, settings, leadership, instance(), Clock.systemUTC(), instrumentation);
    var servers = Servers.open(configuration, operator);
    List<AutoCloseable> parts = Stream.concat(Stream.of(operator, client), servers.all()).toList();
    try (var _ = Shutdown.onSignal(parts, LogManager::shutdown)) {
      operator.start();
      LOG.atInfo()
          .addKeyValue("server", client.getMasterUrl())
          .addKeyValue("health", servers.healthPort())
          .addKeyValue("metrics", servers.metricsPort())
          .log(
              configuration.get(Settings.LEADER_ELECT)
                  ? "ready to reconcile tenants"
                  : "reconciling tenants");
      return untilItBreaks(operator);
    }
  }

  private static int untilItBreaks(PlatformOperator operator) {
    try {
      operator.broken().toCompletableFuture().join();
      return ExitCode.FINE;
    } catch (CompletionException e) {
      if (e.getCause() instanceof LeaseLostException lost) {
        LOG.error("{}; ending, to begin anew as one that waits", lost.getMessage());
        return ExitCode.FOUND_SOMETHING;
      }
      if (e.getCause() instanceof KindCameException came) {
        LOG.info("{}; ending, to begin anew with it", came.getMessage());
        return ExitCode.FINE;
      }
      throw e;
    }
  }

  private static Leadership leadership(Configuration configuration) {
    return configuration.get(Settings.LEADER_ELECT)
        ? Leadership.byLease(terms(configuration), System::nanoTime)
        : Leadership.sole();
  }

  private static LeaseTerms terms(Configuration configuration) {
    return new LeaseTerms(
        configuration.get(Settings.NAMESPACE),
        LeaseTerms.NAME,
        // A container that begins anew in the same pod is another one: the last may still write.
        instance() + "_" + UUID.randomUUID(),
        configuration.get(Settings.LEASE_DURATION),
        configuration.get(Settings.RENEW_DEADLINE),
        configuration.get(Settings.RETRY_PERIOD));
  }

  private static String instance() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
  }

  /** The client's own retries would park a thread for minutes; ours come back later instead. */
  static Config patient(Config config, Duration timeout) {
    return new ConfigBuilder(config)
        .withRequestRetryBackoffLimit(4)
        .withRequestTimeout((int) timeout.toMillis())
        // So that an audit log tells one replica from the other.
        .withUserAgent(
            "platform-tenant-operator/%s (%s)"
                .formatted(Version.number().orElse("dev"), instance()))
        .build();
  }
}
