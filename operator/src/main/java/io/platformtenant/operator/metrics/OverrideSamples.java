package io.platformtenant.operator.metrics;

import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people let through in freezes, in numbers. */
public final class OverrideSamples {
  private static final String UNKNOWN = "Unknown";

  private OverrideSamples() {}

  public static List<Sample> of(Collection<PlatformTenantOverride> overrides) {
    Map<String, Long> states =
        overrides.stream()
            .collect(
                Collectors.groupingBy(OverrideSamples::state, TreeMap::new, Collectors.counting()));
    for (OverrideState state : OverrideState.values()) {
      states.putIfAbsent(state.name(), 0L);
    }
    return Stream.concat(
            states.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(e -> Sample.of(Metric.OVERRIDES, (double) e.getValue(), e.getKey())),
            Stream.of(
                Sample.of(
                    Metric.OVERRIDES_UNSIGNED,
                    (double) overrides.stream().filter(OverrideSamples::isUnsigned).count())))
        .toList();
  }

  private static String state(PlatformTenantOverride override) {
    OverrideState state = override.lastStatus().state();
    return state == null ? UNKNOWN : state.name();
  }

  private static boolean isUnsigned(PlatformTenantOverride override) {
    return override.lastStatus().openedAt() != null
        && override.getSpec() != null
        && override.getSpec().approvedBy() == null;
  }
}
