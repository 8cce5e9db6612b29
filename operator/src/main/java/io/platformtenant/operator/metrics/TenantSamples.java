package io.platformtenant.operator.metrics;

import io.platformtenant.api.v1alpha1.Actor;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the statuses of all tenants say, in numbers. */
public final class TenantSamples {
  private static final String UNKNOWN = "Unknown";

  private final Set<String> classes;
  private final Instant now;
  private final Map<Key, Double> sums = new TreeMap<>();
  private final List<Sample> each = new ArrayList<>();

  private record Key(Metric metric, List<String> labels) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byMetric = metric.compareTo(other.metric);
      return byMetric != 0 ? byMetric : labels.toString().compareTo(other.labels.toString());
    }
  }

  private TenantSamples(Set<String> classes, Instant now) {
    this.classes = classes;
    this.now = now;
  }

  /**
   * @param classes names of those that there are; what a tenant says of others is anybody's text
   * @param byName whether there is a number for each tenant
   */
  public static List<Sample> of(
      Collection<PlatformTenant> tenants, Set<String> classes, boolean byName, Instant now) {
    var samples = new TenantSamples(classes, now);
    for (PlatformTenant tenant : tenants) {
      samples.add(tenant, byName);
    }
    return Stream.concat(
            samples.sums.entrySet().stream()
                .map(e -> new Sample(e.getKey().metric(), e.getKey().labels(), e.getValue())),
            samples.each.stream())
        .toList();
  }

  private void add(PlatformTenant tenant, boolean byName) {
    Optional<Condition> ready = condition(tenant, "Ready");
    boolean isReady = ready.filter(c -> c.status().equals("True")).isPresent();
    String name = tenant.getMetadata().getName();
    count(Metric.TENANTS, className(tenant), ready.map(Condition::status).orElse(UNKNOWN));
    if (byName) {
      each.add(Sample.of(Metric.TENANT_READY, isReady ? 1 : 0, name));
    }
    tenant.lastStatus().conditions().stream()
        .filter(c -> !c.type().equals("Ready"))
        .forEach(c -> count(Metric.TENANT_CONDITIONS, c.type(), c.status()));
    if (tenant.isMarkedForDeletion()) {
      going(tenant);
    } else if (!isReady) {
      unready(tenant, ready, byName);
    }
  }

  private void unready(PlatformTenant tenant, Optional<Condition> ready, boolean byName) {
    String reason = ready.map(Condition::reason).orElse(UNKNOWN);
    String actor =
        Optional.ofNullable(tenant.lastStatus().actor()).map(Actor::name).orElse(UNKNOWN);
    double age =
        age(
            ready
                .map(Condition::lastTransitionTime)
                .orElse(tenant.getMetadata().getCreationTimestamp()));
    count(Metric.TENANTS_UNREADY, className(tenant), reason, actor);
    most(Metric.TENANTS_UNREADY_SECONDS_MAX, age, reason, actor);
    if (byName) {
      each.add(
          Sample.of(
              Metric.TENANT_UNREADY_SECONDS,
              age,
              tenant.getMetadata().getName(),
              className(tenant),
              reason,
              actor));
    }
  }

  /** Nobody waits for one to be Ready that is going. */
  private void going(PlatformTenant tenant) {
    Deletion deletion = tenant.lastStatus().deletion();
    String step = deletion == null ? UNKNOWN : deletion.step();
    count(Metric.DELETIONS, step);
    most(Metric.DELETION_SECONDS_MAX, age(tenant.getMetadata().getDeletionTimestamp()), step);
  }

  private String className(PlatformTenant tenant) {
    String name = tenant.lastStatus().className();
    return name != null && classes.contains(name) ? name : UNKNOWN;
  }

  private void count(Metric metric, String... labels) {
    sums.merge(new Key(metric, List.of(labels)), 1.0, Double::sum);
  }

  private void most(Metric metric, double value, String... labels) {
    sums.merge(new Key(metric, List.of(labels)), value, Math::max);
  }

  private double age(String since) {
    try {
      return since == null
          ? 0
          : Math.max(0, Duration.between(Instant.parse(since), now).toSeconds());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  private static Optional<Condition> condition(PlatformTenant tenant, String type) {
    return tenant.lastStatus().conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }
}
