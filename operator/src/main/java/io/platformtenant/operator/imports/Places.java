package io.platformtenant.operator.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The environments of a tenant and their namespaces.
 *
 * @param byNamespace namespace to environment
 * @param protectedOnes environments where nothing syncs on its own
 */
public record Places(SortedMap<String, String> byNamespace, Set<String> protectedOnes) {
  public SortedSet<String> environments() {
    return new TreeSet<>(byNamespace.values());
  }

  /**
   * The shortest name first: payments-staging is more of an environment than payments-db-staging.
   */
  public List<String> namespacesOf(String environment) {
    return byNamespace.entrySet().stream()
        .filter(entry -> entry.getValue().equals(environment))
        .map(entry -> entry.getKey())
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  public String firstOf(String environment) {
    return namespacesOf(environment).getFirst();
  }
}
