package io.platformtenant.testkit.operator;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.lifecycle.DeletionPace;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.reconcile.OperatorSettings.Paces;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.operator.text.LabelSelector;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operator in this JVM, with the rights of its shipped ServiceAccount and no others. */
public final class RunningOperator implements AutoCloseable {
  private final KubernetesClient client;
  private final PlatformOperator operator;

  private RunningOperator(KubernetesClient client, PlatformOperator operator) {
    this.client = client;
    this.operator = operator;
  }

  /** The user the API server knows the operator by. */
  public static String user() {
    return "system:serviceaccount:" + Chart.NAMESPACE + ":" + Chart.NAME;
  }

  /**
   * Settings that lose no time.
   *
   * @param selector label selector of the tenants to reconcile, or null for all
   */
  public static OperatorSettings quick(String selector, boolean reconcileClasses) {
    return quick(
        selector, reconcileClasses, Set.of(ShippedRoles.CLUSTER_BINDABLE), Duration.ofMillis(500));
  }

  /** The same for all tenants, with ClusterRoles that it binds beside those of the bare chart. */
  public static OperatorSettings binding(Stream<String> roles) {
    return binding(roles, Set.of(ShippedRoles.CLUSTER_BINDABLE));
  }

  /** The same, with ClusterRoles that accounts get for the whole cluster. */
  public static OperatorSettings binding(Stream<String> roles, Set<String> clusterRoles) {
    return quick(
        null,
        true,
        Stream.concat(Stream.of(ShippedRoles.BINDABLE.split(",")), roles).collect(toSet()),
        clusterRoles,
        Duration.ofMillis(500));
  }

  private static OperatorSettings quick(
      String selector, boolean reconcileClasses, Set<String> clusterRoles, Duration probeInterval) {
    return quick(
        selector,
        reconcileClasses,
        Set.of(ShippedRoles.BINDABLE.split(",")),
        clusterRoles,
        probeInterval);
  }

  private static OperatorSettings quick(
      String selector,
      boolean reconcileClasses,
      Set<String> roles,
      Set<String> clusterRoles,
      Duration probeInterval) {
    return new OperatorSettings(
        Chart.NAMESPACE,
        selector == null ? LabelSelector.ALL : LabelSelector.of(selector),
        reconcileClasses,
        Removals.CARRIED_OUT,
        roles,
        clusterRoles,
        SubjectPrefixes.NONE,
        probeInterval,
        Duration.ofMinutes(10),
        Duration.ofMillis(20),
        Duration.ofSeconds(2),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        paces(DriftPace.USUAL),
        4,
        32);
  }

  /** Puts back at this pace; tests delete many at once, and mean it. */
  public static Paces paces(DriftPace drift) {
    return paces(drift, 2);
  }

  private static Paces paces(DriftPace drift, int stageDeletions) {
    return new Paces(
        drift,
        new DeletionPace(Integer.MAX_VALUE, Duration.ZERO),
        stageDeletions,
        Optional.empty());
  }

  /**
   * Settings of one among many on one cluster: it waits for no other's stages, each of which it
   * would hold up too, and does not ask all the time whether engines came.
   */
  public static OperatorSettings crowded(String selector) {
    return quick(selector, false, Set.of(ShippedRoles.CLUSTER_BINDABLE), Duration.ofSeconds(30))
        .at(paces(DriftPace.USUAL, 64));
  }

  public static RunningOperator start(ControlPlane controlPlane, OperatorSettings settings) {
    return start(controlPlane, settings, RunningOperator::connect);
  }

  private static KubernetesClient connect(Config config) {
    return OperatorClient.builder().withConfig(config).build();
  }

  /**
   * @param connect makes the operator's client, such as one whose wire can be cut
   */
  public static RunningOperator start(
      ControlPlane controlPlane,
      OperatorSettings settings,
      Function<Config, KubernetesClient> connect) {
    Chart.render(Map.of()).install(controlPlane.admin());
    return over(controlPlane, settings, connect);
  }

  /** Over the chart as it is there, and whatever became of its CRDs since. */
  public static RunningOperator over(ControlPlane controlPlane, OperatorSettings settings) {
    return over(controlPlane, settings, RunningOperator::connect);
  }

  /** One for which it is as much later as is said. */
  public static RunningOperator later(
      ControlPlane controlPlane, OperatorSettings settings, Duration by) {
    return over(
        controlPlane, settings, RunningOperator::connect, Clock.offset(Clock.systemUTC(), by));
  }

  /** The same with a client of its own making. */
  public static RunningOperator over(
      ControlPlane controlPlane,
      OperatorSettings settings,
      Function<Config, KubernetesClient> connect) {
    return over(controlPlane, settings, connect, Clock.systemUTC());
  }

  private static RunningOperator over(
      ControlPlane controlPlane,
      OperatorSettings settings,
      Function<Config, KubernetesClient> connect,
      Clock clock) {
    Config shipped =
        new ConfigBuilder(controlPlane.configFor(Chart.NAMESPACE, Chart.NAME))
            .withRequestRetryBackoffLimit(2)
            .build();
    KubernetesClient client = connect.apply(shipped);
    var operator = new PlatformOperator(client, settings, "test", clock);
    operator.start();
    return new RunningOperator(client, operator);
  }

  /** Done, exceptionally, when it can go on no longer. */
  public CompletionStage<Void> broken() {
    return operator.broken();
  }

  @Override
  public void close() {
    operator.close();
    client.close();
  }
}
