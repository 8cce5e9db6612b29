package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.lifecycle.DeletionPace;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.settings.Configuration;
import io.platformtenant.operator.settings.Settings;
import io.platformtenant.operator.text.LabelSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set on a running operator.
 *
 * @param namespace the namespace it runs in
 * @param tenantSelector labels of the tenants it reconciles; names are judged over all tenants in
 *     any case
 * @param reconcileClasses whether it keeps the status and the finalizer of classes
 * @param removals whether it takes anything away
 * @param bindableRoles ClusterRoles it binds in namespaces; empty for no list of its own
 * @param clusterBindableRoles ClusterRoles it binds for the whole cluster; empty for no list
 * @param subjects what role bindings put before the names of people
 * @param probeInterval how often it looks whether engines came or went
 * @param resync how often a quiet tenant is looked at again, about
 * @param coalesce shortest time between two looks at one tenant
 * @param maxBackoff longest wait before something that failed is tried again
 * @param watchGrace how long a kind may be unread or unwatched before the operator is not ready
 * @param lookBudget after which a look begins nothing more and leaves the rest to the next
 * @param paces what is done only so often
 * @param threads how many tenants are looked at at once
 * @param requestsInFlight how many requests are in flight at once, over all tenants
 */
public record OperatorSettings(
    String namespace,
    LabelSelector tenantSelector,
    boolean reconcileClasses,
    Removals removals,
    Set<String> bindableRoles,
    Set<String> clusterBindableRoles,
    SubjectPrefixes subjects,
    Duration probeInterval,
    Duration resync,
    Duration coalesce,
    Duration maxBackoff,
    Duration watchGrace,
    Duration lookBudget,
    Paces paces,
    int threads,
    int requestsInFlight) {

  public static OperatorSettings of(Configuration configuration) {
    return new OperatorSettings(
        configuration.get(Settings.NAMESPACE),
        configuration.get(Settings.TENANT_SELECTOR),
        !configuration.get(Settings.NO_CLASSES),
        Removals.of(configuration.get(Settings.HOLD_REMOVALS)),
        configuration.get(Settings.BINDABLE),
        configuration.get(Settings.CLUSTER_BINDABLE),
        new SubjectPrefixes(
            configuration.get(Settings.USERNAME_PREFIX), configuration.get(Settings.GROUPS_PREFIX)),
        configuration.get(Settings.PROBE_INTERVAL),
        configuration.get(Settings.RESYNC),
        configuration.get(Settings.DEBOUNCE),
        configuration.get(Settings.MAX_BACKOFF),
        configuration.get(Settings.WATCH_GRACE),
        configuration.get(Settings.LOOK_TIMEOUT),
        new Paces(
            DriftPace.USUAL,
            DeletionPace.USUAL,
            configuration.get(Settings.STAGE_DELETIONS),
            Optional.of(configuration.get(Settings.ENFORCEMENT_INTERVAL))),
        configuration.get(Settings.CONCURRENCY),
        configuration.get(Settings.REQUESTS_IN_FLIGHT));
  }

  /** The same with other paces. */
  public OperatorSettings at(Paces other) {
    return with(removals, other);
  }

  /** The same, which take nothing away. */
  public OperatorSettings holdingRemovals() {
    return with(Removals.HELD, paces);
  }

  private OperatorSettings with(Removals otherRemovals, Paces otherPaces) {
    return new OperatorSettings(
        namespace,
        tenantSelector,
        reconcileClasses,
        otherRemovals,
        bindableRoles,
        clusterBindableRoles,
        subjects,
        probeInterval,
        resync,
        coalesce,
        maxBackoff,
        watchGrace,
        lookBudget,
        otherPaces,
        threads,
        requestsInFlight);
  }

  /**
   * What is done only so often.
   *
   * @param drift how often an object is put back that somebody keeps changing
   * @param deletion how many tenants may be deleted at once
   * @param stageDeletions how many stages are being deleted at once, over all owners
   * @param enforcement how often the engines' settings are read; empty for never
   */
  public record Paces(
      DriftPace drift, DeletionPace deletion, int stageDeletions, Optional<Duration> enforcement) {
    /** The same, and the engines' settings are read. */
    public Paces reading(Duration interval) {
      return new Paces(drift, deletion, stageDeletions, Optional.of(interval));
    }
  }
}
