package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All tenants, by name, with what rules across tenants look up: a thousand tenants each asking all
 * others would be a million questions.
 */
public final class Tenants {
  private final List<PlatformTenant> byName;
  private volatile Map<String, PlatformTenant> names;
  private volatile Map<String, List<PlatformTenant>> namespaces;
  private final Map<Object, Map<String, List<PlatformTenant>>> others = new HashMap<>();

  private Tenants(List<PlatformTenant> byName) {
    this.byName = byName;
  }

  public static Tenants of(Collection<PlatformTenant> tenants) {
    return new Tenants(
        tenants.stream().sorted(Comparator.comparing(t -> t.getMetadata().getName())).toList());
  }

  /** All but the tenant of this name. */
  public Neighbours around(String name) {
    return new Neighbours(this, name);
  }

  List<PlatformTenant> byName() {
    return byName;
  }

  /** Those whose names lie from one on and before another, as texts are ordered. */
  List<PlatformTenant> between(String first, String end) {
    return byName.subList(position(first), position(end));
  }

  /** Where the first tenant stands whose name is not before this one. */
  int position(String name) {
    int low = 0;
    int high = byName.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byName.get(middle).getMetadata().getName().compareTo(name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Tenants by name; of two with one name, the first. */
  Map<String, PlatformTenant> names() {
    if (names == null) {
      names =
          byName.stream()
              .collect(
                  Collectors.toMap(
                      t -> t.getMetadata().getName(), Function.identity(), (a, b) -> a));
    }
    return names;
  }

  /** Tenants by the namespaces of their environments. */
  Map<String, List<PlatformTenant>> namespaces() {
    if (namespaces == null) {
      namespaces = index(Tenants::namespacesOf);
    }
    return namespaces;
  }

  /**
   * Tenants by something else of theirs.
   *
   * @param what equal for keys that are equal
   */
  synchronized Map<String, List<PlatformTenant>> by(
      Object what, Function<PlatformTenant, Stream<String>> keys) {
    return others.computeIfAbsent(what, w -> index(keys));
  }

  private Map<String, List<PlatformTenant>> index(Function<PlatformTenant, Stream<String>> keys) {
    Map<String, List<PlatformTenant>> index = new HashMap<>();
    for (PlatformTenant tenant : byName) {
      keys.apply(tenant)
          .distinct()
          .forEach(k -> index.computeIfAbsent(k, x -> new java.util.ArrayList<>()).add(tenant));
    }
    return index;
  }

  /** The namespaces that a tenant names. */
  public static Stream<String> namespacesOf(PlatformTenant tenant) {
    return tenant.getSpec().environments().stream()
        .map(Environment::namespaces)
        .flatMap(List::stream)
        .map(EnvironmentNamespace::name);
  }
}
