package io.platformtenant.operator.settings;

import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.settings.Reading.Choice;
import io.platformtenant.operator.settings.Reading.Length;
import io.platformtenant.operator.settings.Reading.Name;
import io.platformtenant.operator.settings.Reading.Names;
import io.platformtenant.operator.settings.Reading.Perhaps;
import io.platformtenant.operator.settings.Reading.Prefix;
import io.platformtenant.operator.settings.Reading.Selector;
import io.platformtenant.operator.settings.Reading.Switch;
import io.platformtenant.operator.settings.Reading.Whole;
import io.platformtenant.operator.text.LabelSelector;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** All settings of {@code run}: its options, its chart values and its page come from here. */
public final class Settings {
  public static final Setting<String> NAMESPACE =
      Setting.of(
          "namespace",
          new Name(),
          "platform-tenant-system",
          "Namespace the operator runs in; no tenant can name it.");
  public static final Setting<Set<String>> BINDABLE =
      Setting.of(
              "bindable-cluster-roles",
              new Names(),
              ShippedRoles.BINDABLE,
              "ClusterRoles that may be bound in namespaces.")
          .inChart("bindableClusterRoles");
  public static final Setting<Set<String>> CLUSTER_BINDABLE =
      Setting.of(
              "cluster-bindable-cluster-roles",
              new Names(),
              ShippedRoles.CLUSTER_BINDABLE,
              "ClusterRoles that may be bound for the whole cluster.")
          .inChart("clusterBindableClusterRoles");
  public static final Setting<String> USERNAME_PREFIX =
      Setting.of(
              "username-prefix",
              new Prefix(),
              "",
              "What the API server puts before names of people (--oidc-username-prefix): role"
                  + " bindings carry it, projects do not.")
          .inChart("subjects.usernamePrefix");
  public static final Setting<String> GROUPS_PREFIX =
      Setting.of(
              "groups-prefix",
              new Prefix(),
              "",
              "What the API server puts before names of groups (--oidc-groups-prefix): role"
                  + " bindings carry it, projects do not.")
          .inChart("subjects.groupsPrefix");
  public static final Setting<LabelSelector> TENANT_SELECTOR =
      Setting.of(
              "tenant-selector",
              new Selector(),
              "",
              "Reconcile only tenants with these labels; names are judged over all.")
          .inChart("tenantSelector");
  public static final Setting<Boolean> NO_CLASSES =
      Setting.of(
              "no-classes",
              new Switch(),
              "false",
              "Leave status and finalizer of classes to another operator.")
          .inChart("noClasses");
  public static final Setting<Boolean> HOLD_REMOVALS =
      Setting.of(
              "hold-removals",
              new Switch(),
              "false",
              "Make and repair, but remove and narrow nothing, and tell what would be: while a hub"
                  + " is restored from a backup.")
          .inChart("holdRemovals");
  public static final Setting<Boolean> LEADER_ELECT =
      Setting.of(
              "leader-elect",
              new Switch(),
              "false",
              "Work only while holding a lease in its namespace, and wait for it"
                  + " otherwise, with all that is watched at hand.")
          .inChart("leaderElection.enabled");
  public static final Setting<Duration> LEASE_DURATION =
      Setting.of(
              "lease-duration",
              new Length("3s", "10m"),
              "15s",
              "After so long without a renewal another operator takes the lease.")
          .inChart("leaderElection.leaseDuration");
  public static final Setting<Duration> RENEW_DEADLINE =
      Setting.of(
              "lease-renew-deadline",
              new Length("2s", "10m"),
              "10s",
              "After so long without a renewal the one that holds it begins no request; what is left"
                  + " until the lease is over is what clocks of nodes may differ by.")
          .inChart("leaderElection.renewDeadline");
  public static final Setting<Duration> RETRY_PERIOD =
      Setting.of(
              "lease-retry-period",
              new Length("200ms", "1m"),
              "1s",
              "How often the lease is renewed, and asked for by those who wait.")
          .inChart("leaderElection.retryPeriod");
  public static final Setting<Duration> RESYNC =
      Setting.of(
              "resync",
              new Length("10s", "24h"),
              "10m",
              "How often a quiet tenant is looked at again, about.")
          .inChart("tuning.resync");
  public static final Setting<Integer> CONCURRENCY =
      Setting.of(
              "concurrency",
              new Whole("NUMBER", 1, 256),
              "8",
              "How many tenants are looked at at once.")
          .inChart("tuning.concurrency");
  public static final Setting<Integer> REQUESTS_IN_FLIGHT =
      Setting.of(
              "max-requests-in-flight",
              new Whole("NUMBER", 1, 1024),
              "32",
              "How many requests, writes among them, are in flight at once, over all tenants.")
          .inChart("tuning.maxRequestsInFlight");
  public static final Setting<Integer> STAGE_DELETIONS =
      Setting.of(
              "max-stage-deletions",
              new Whole("NUMBER", 1, 64),
              "2",
              "How many stages are being deleted at once, over all tenants: each holds one of the"
                  + " workers of kustomize-controller (its --concurrent) while what it applied goes.")
          .inChart("tuning.maxStageDeletions");
  public static final Setting<Duration> REQUEST_TIMEOUT =
      Setting.of(
              "request-timeout",
              new Length("1s", "15s"),
              "10s",
              "After which a request without an answer has failed.")
          .inChart("tuning.requestTimeout");
  public static final Setting<Duration> LOOK_TIMEOUT =
      Setting.of(
              "look-timeout",
              new Length("5s", "10m"),
              "1m",
              "After which a look at a tenant begins no other request and leaves the rest to the"
                  + " next look.")
          .inChart("tuning.lookTimeout");
  public static final Setting<Duration> DEBOUNCE =
      Setting.of(
              "debounce",
              new Length("10ms", "1m"),
              "500ms",
              "Shortest time between two looks at the same tenant.")
          .inChart("tuning.debounce");
  public static final Setting<Duration> MAX_BACKOFF =
      Setting.of(
              "max-backoff",
              new Length("1s", "1h"),
              "2m",
              "Longest wait before what failed is tried again.")
          .inChart("tuning.maxBackoff");
  public static final Setting<Duration> PROBE_INTERVAL =
      Setting.of(
              "engine-probe-interval",
              new Length("1s", "10m"),
              "10s",
              "How often it is seen whether Flux and Argo CD came or went.")
          .inChart("tuning.engineProbeInterval");

  public static final Setting<Duration> ENFORCEMENT_INTERVAL =
      Setting.of(
              "enforcement-interval",
              new Length("5s", "1h"),
              "1m",
              "How often the engines' own settings are read, which tenants' boundaries stand on.")
          .inChart("tuning.enforcementInterval");

  /** The client tries again after 32 s at the latest, so a server that is back is found in it. */
  public static final Setting<Duration> WATCH_GRACE =
      Setting.of(
              "watch-grace",
              new Length("1s", "10m"),
              "1m",
              "How long a kind may be unread or unwatched before /readyz says so.")
          .inChart("tuning.watchGrace");

  public static final Setting<OptionalInt> HEALTH_PORT =
      Setting.of(
              "health-port",
              new Perhaps(new Whole("PORT", 0, 65535)),
              "",
              "Answer /livez and /readyz on this port; on none when absent.")
          .inChart("healthPort");
  public static final Setting<OptionalInt> METRICS_PORT =
      Setting.of(
              "metrics-port",
              new Perhaps(new Whole("PORT", 0, 65535)),
              "",
              "Answer /metrics on this port, which may be that of --health-port; on none when"
                  + " absent.")
          .inChart("metrics.port");
  public static final Setting<Boolean> NO_TENANT_METRICS =
      Setting.of(
              "no-tenant-metrics",
              new Switch(),
              "false",
              "Leave out the metrics that have a series for each tenant.")
          .inChart("metrics.noTenantMetrics");
  public static final Setting<String> LOG_FORMAT =
      Setting.of(
              "log-format",
              new Choice("FORMAT", List.of("text", "json")),
              "text",
              "How a line of the log is written:")
          .inChart("logging.format");
  public static final Setting<String> LOG_LEVEL =
      Setting.of(
              "log-level",
              new Choice("LEVEL", List.of("error", "warn", "info", "debug", "trace")),
              "info",
              "How much is logged:")
          .inChart("logging.level");

  /** In the order in which people read them. */
  public static final List<Setting<?>> ALL =
      List.of(
          NAMESPACE,
          BINDABLE,
          CLUSTER_BINDABLE,
          USERNAME_PREFIX,
          GROUPS_PREFIX,
          TENANT_SELECTOR,
          NO_CLASSES,
          HOLD_REMOVALS,
          LEADER_ELECT,
          LEASE_DURATION,
          RENEW_DEADLINE,
          RETRY_PERIOD,
          RESYNC,
          CONCURRENCY,
          REQUESTS_IN_FLIGHT,
          STAGE_DELETIONS,
          REQUEST_TIMEOUT,
          LOOK_TIMEOUT,
          DEBOUNCE,
          MAX_BACKOFF,
          PROBE_INTERVAL,
          ENFORCEMENT_INTERVAL,
          WATCH_GRACE,
          HEALTH_PORT,
          METRICS_PORT,
          NO_TENANT_METRICS,
          LOG_FORMAT,
          LOG_LEVEL);

  private Settings() {}
}
