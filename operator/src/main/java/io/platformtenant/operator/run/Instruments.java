package io.platformtenant.operator.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.metrics.ContractTimes;
import io.platformtenant.operator.metrics.Metric;
import io.platformtenant.operator.metrics.ObjectSamples;
import io.platformtenant.operator.metrics.OverrideSamples;
import io.platformtenant.operator.metrics.ResidueSamples;
import io.platformtenant.operator.metrics.Sample;
import io.platformtenant.operator.metrics.TenantSamples;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.watch.Caches;
import io.platformtenant.operator.watch.Registry;
import io.platformtenant.operator.watch.SilentKinds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a scrape reads off the operator: what it holds in memory anyway, and nothing of the API
 * server. What is true of the cluster is told by the one that works alone, so that sums hold.
 *
 * @param settings which tenants are reconciled here, and whether classes are
 * @param byName whether there is a series for each tenant
 * @param watchAges how long ago each kind was well
 * @param silent what no engine looks at any more
 * @param leads whether this operator is the one that works
 */
record Instruments(
    Registry registry,
    Caches caches,
    OperatorSettings settings,
    boolean byName,
    Supplier<Map<String, Duration>> watchAges,
    BooleanSupplier leads,
    ContractTimes contracts,
    SilentKinds silent,
    Clock clock) {

  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    samples.add(Sample.of(Metric.LEADER, leads.getAsBoolean() ? 1 : 0));
    watchAges
        .get()
        .forEach(
            (kind, age) ->
                samples.add(Sample.of(Metric.WATCH_AGE_SECONDS, age.toMillis() / 1_000.0, kind)));
    samples.add(size("PlatformTenant", registry.tenants()));
    samples.add(size("PlatformTenantClass", registry.classes()));
    samples.add(size("PlatformTenantOverride", registry.overrides()));
    for (ManagedKind kind : ManagedKind.values()) {
      caches
          .values(kind)
          .ifPresent(
              objects -> {
                samples.add(size(kind.kind(), objects));
              });
    }
    if (leads.getAsBoolean()) {
      samples.addAll(ofTheCluster());
    }
    return samples;
  }

  private List<Sample> ofTheCluster() {
    List<PlatformTenant> tenants = tenants();
    List<Sample> samples = new ArrayList<>(ObjectSamples.ofPlanes(wellKinds()));
    samples.addAll(TenantSamples.of(tenants, classNames(), byName, clock.instant()));
    Set<String> names = names(tenants);
    samples.addAll(OverrideSamples.of(overrides(names)));
    for (ManagedKind kind : ManagedKind.values()) {
      samples.addAll(ObjectSamples.of(kind, mine(kind, names)));
    }
    samples.add(ResidueSamples.of(mine(ManagedKind.KUSTOMIZATION, names), clock.instant()));
    samples.add(
        Sample.of(
            Metric.CONTRACT_PENDING_SECONDS_MAX, contracts.oldestPending().toMillis() / 1_000.0));
    return samples;
  }

  /** One whose tenant is not there is told of by whoever keeps the classes. */
  private List<PlatformTenantOverride> overrides(Set<String> tenants) {
    return registry.overrides().stream()
        .filter(
            override ->
                Registry.tenantOf(override)
                    .flatMap(registry::tenant)
                    .map(tenant -> tenants.contains(tenant.getMetadata().getName()))
                    .orElse(settings.reconcileClasses()))
        .toList();
  }

  private List<ObjectNode> mine(ManagedKind kind, Set<String> tenants) {
    return caches.values(kind).orElse(List.of()).stream()
        .filter(object -> isMine(Owner.of(object), tenants))
        .toList();
  }

  private Set<ManagedKind> wellKinds() {
    Set<ManagedKind> leftAlone = silent.kinds();
    return Arrays.stream(ManagedKind.values())
        .filter(caches::isWell)
        .filter(kind -> !leftAlone.contains(kind))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ManagedKind.class)));
  }

  private List<PlatformTenant> tenants() {
    return registry.tenants().stream()
        .filter(t -> settings.tenantSelector().selects(t.getMetadata().getLabels()))
        .toList();
  }

  /** Another operator tells of what is another's. */
  private boolean isMine(Owner owner, Set<String> tenants) {
    return owner.isOfTenant() ? tenants.contains(owner.name()) : settings.reconcileClasses();
  }

  private Set<String> classNames() {
    return names(registry.classes());
  }

  private static Set<String> names(Collection<? extends HasMetadata> all) {
    return all.stream().map(one -> one.getMetadata().getName()).collect(Collectors.toSet());
  }

  private static Sample size(String kind, Collection<?> objects) {
    return Sample.of(Metric.CACHE_OBJECTS, objects.size(), kind);
  }
}
