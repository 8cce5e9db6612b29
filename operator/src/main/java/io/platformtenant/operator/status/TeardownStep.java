package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** The steps of a teardown, in their order; what is left says which one it is at. */
public enum TeardownStep {
  ApplicationSets(ManagedKind.APPLICATION_SET),
  Applications(ManagedKind.APPLICATION),
  AppProject(ManagedKind.APP_PROJECT),
  Kustomizations(ManagedKind.KUSTOMIZATION),
  Sources(ManagedKind.GIT_REPOSITORY, ManagedKind.OCI_REPOSITORY, ManagedKind.BUCKET),
  Identities(
      ManagedKind.ROLE_BINDING, ManagedKind.CLUSTER_ROLE_BINDING, ManagedKind.SERVICE_ACCOUNT),
  Namespaces(
      ManagedKind.RESOURCE_QUOTA,
      ManagedKind.LIMIT_RANGE,
      ManagedKind.NETWORK_POLICY,
      ManagedKind.NAMESPACE);

  private static final int NAMED = 10;

  private final Set<ManagedKind> kinds;

  TeardownStep(ManagedKind first, ManagedKind... more) {
    kinds = EnumSet.of(first, more);
  }

  /** For people: where a teardown is. */
  static String describe(Deletion deletion) {
    return "Taking down: "
        + deletion.step()
        + (deletion.waitingFor().isEmpty()
            ? ""
            : "; waiting for " + String.join(", ", deletion.waitingFor()));
  }

  /**
   * @param left what is not gone yet; not empty
   * @param before what was said last, or null
   */
  public static Deletion of(SortedSet<ObjectId> left, Deletion before, Instant now) {
    TeardownStep step =
        Arrays.stream(values())
            .filter(s -> left.stream().anyMatch(id -> s.kinds.contains(id.kind())))
            .findFirst()
            .orElseThrow();
    List<String> waitingFor =
        left.stream()
            .filter(id -> step.kinds.contains(id.kind()))
            .map(ObjectId::brief)
            .limit(NAMED)
            .toList();
    String since =
        before != null && step.name().equals(before.step())
            ? before.since()
            : now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new Deletion(step.name(), waitingFor, left.size(), since);
  }
}
