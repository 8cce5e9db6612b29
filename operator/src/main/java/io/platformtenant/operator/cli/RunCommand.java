package io.platformtenant.operator.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.run.HealthServer;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.operator.run.Shutdown;
import io.platformtenant.operator.text.LabelSelector;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code platformtenant run}. */
@Command(
    name = "run",
    description =
        "Run the operator against the cluster of the current context, or the one it is in.")
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = Rendering.OPERATOR_NAMESPACE,
      description = "Namespace the operator runs in (default: ${DEFAULT-VALUE}).")
  private String namespace;

  @Option(
      names = "--tenant-selector",
      paramLabel = "SELECTOR",
      converter = SelectorConverter.class,
      description = "Reconcile only tenants with these labels; names are judged over all.")
  private LabelSelector tenantSelector = LabelSelector.ALL;

  @Option(
      names = "--no-classes",
      description = "Leave status and finalizer of classes to another operator.")
  private boolean noClasses;

  @Option(
      names = "--bindable-cluster-roles",
      paramLabel = "NAME",
      split = ",",
      defaultValue = ShippedRoles.BINDABLE,
      description =
          "ClusterRoles that may be bound in namespaces; as bindableClusterRoles of the chart"
              + " (default: ${DEFAULT-VALUE}).")
  private List<String> bindable;

  @Option(
      names = "--cluster-bindable-cluster-roles",
      paramLabel = "NAME",
      split = ",",
      defaultValue = ShippedRoles.CLUSTER_BINDABLE,
      description =
          "ClusterRoles that may be bound for the whole cluster; as clusterBindableClusterRoles of"
              + " the chart (default: ${DEFAULT-VALUE}).")
  private List<String> clusterBindable;

  @Option(
      names = "--resync",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How often a quiet tenant is looked at again (default: ${DEFAULT-VALUE}).")
  private int resync;

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = "Answer /livez and /readyz on this port; on none when absent.")
  private Integer healthPort;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "How a line of the log is written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LogSettings.Format logFormat;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "How much is logged: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LogSettings.Level logLevel;

  @Override
  public Integer call() throws IOException {
    LogSettings.apply(logFormat, logLevel);
    OperatorSettings defaults = OperatorSettings.defaults(namespace);
    var settings =
        new OperatorSettings(
            namespace,
            tenantSelector,
            !noClasses,
            Set.copyOf(bindable),
            Set.copyOf(clusterBindable),
            defaults.probeInterval(),
            Duration.ofSeconds(resync),
            defaults.coalesce(),
            defaults.maxBackoff(),
            defaults.watchGrace(),
            defaults.lookBudget(),
            defaults.driftPace(),
            defaults.threads(),
            defaults.requestsInFlight());
    var client = OperatorClient.builder().withConfig(patient(Config.autoConfigure(null))).build();
    var operator = new PlatformOperator(client, settings, instance(), Clock.systemUTC());
    Optional<HealthServer> health = health(operator);
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

  private Optional<HealthServer> health(PlatformOperator operator) throws IOException {
    return healthPort == null
        ? Optional.empty()
        : Optional.of(new HealthServer(healthPort, operator));
  }

  private static String instance() {
    return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
  }

  /** The client's own retries would park a thread for minutes; ours come back later instead. */
  static Config patient(Config config) {
    return new ConfigBuilder(config)
        .withRequestRetryBackoffLimit(4)
        .withRequestTimeout(10_000)
        .build();
  }

  /** Says of a selector what is wrong with it, before anything is started. */
  static final class SelectorConverter implements ITypeConverter<LabelSelector> {
    @Override
    public LabelSelector convert(String text) {
      try {
        return LabelSelector.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
