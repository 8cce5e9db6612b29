package io.platformtenant.operator.imports.people;

import io.platformtenant.api.v1alpha1.BuiltIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one person may.
 *
 * @param policies in Argo CD
 * @param bindings in Kubernetes: ClusterRoles by namespace
 */
record Rights(List<Policy> policies, Set<Binding> bindings) {
  /** Whoever has one of these may look at everything that the shipped role shows. */
  private static final Set<String> WIDER = Set.of("admin", "cluster-admin");

  record Binding(String namespace, String role) implements Comparable<Binding> {
    @Override
    public int compareTo(Binding other) {
      return (namespace + "/" + role).compareTo(other.namespace + "/" + other.role);
    }
  }

  static Rights none() {
    return new Rights(new ArrayList<>(), new TreeSet<>());
  }

  /** What somebody would have and has not, in words; empty where these rights hold all of it. */
  List<String> lacks(Rights wanted) {
    List<String> lacking = new ArrayList<>();
    boolean isDenied = policies.stream().anyMatch(Policy::denies);
    wanted.policies.stream()
        .filter(policy -> isDenied || policies.stream().noneMatch(has -> has.covers(policy)))
        .map(Policy::brief)
        .forEach(lacking::add);
    wanted.bindings.stream()
        .filter(binding -> !has(binding))
        .map(binding -> "ClusterRole " + binding.role() + " in " + binding.namespace())
        .forEach(lacking::add);
    return lacking;
  }

  private boolean has(Binding wanted) {
    return bindings.contains(wanted)
        || (wanted.role().equals(BuiltIn.VIEWER_ROLE)
            && WIDER.stream()
                .anyMatch(role -> bindings.contains(new Binding(wanted.namespace(), role))));
  }
}
