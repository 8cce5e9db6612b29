package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.EnvironmentStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Problem;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.status.Children.Child;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is said about each environment. */
final class Environments {
  private Environments() {}

  static List<EnvironmentStatus> of(
      TenantPlan plan, Children children, Observed observed, PlatformTenantSpec spec) {
    return plan.gates().entrySet().stream()
        .map(
            gate ->
                new EnvironmentStatus(
                    gate.getKey(),
                    ClusterName.IN_CLUSTER.value(),
                    gate.getValue(),
                    Counts.bootstrap(children, c -> holdsGateOf(gate.getKey(), c)),
                    Counts.delivery(children, c -> c.environment().equals(gate.getKey())),
                    firstProblem(children, c -> concerns(gate.getKey(), c)).orElse(null),
                    plan.deletionProtected() ? namespaces(gate.getKey(), spec) : List.of(),
                    CoWrittenValues.in(gate.getKey(), plan, observed)))
        .toList();
  }

  /** Those that only an approval takes out of a protected environment. */
  private static List<String> namespaces(String environment, PlatformTenantSpec spec) {
    return spec.environments().stream()
        .filter(e -> e.name().equals(environment) && Boolean.TRUE.equals(e.isProtected()))
        .flatMap(e -> e.namespaces().stream())
        .map(EnvironmentNamespace::name)
        .toList();
  }

  /** A stage that is rendered once for the tenant belongs to each of its environments. */
  private static boolean holdsGateOf(String environment, Child stage) {
    return stage.environment().equals(environment) || stage.environment().isEmpty();
  }

  private static boolean concerns(String environment, Child child) {
    return child.environment().equals(environment)
        || (child.id().kind() == ManagedKind.KUSTOMIZATION && holdsGateOf(environment, child));
  }

  /** The first child of some that is wrong, in the order of planes. */
  static Optional<Problem> firstProblem(Children children, Predicate<Child> which) {
    return Arrays.stream(Plane.values())
        .flatMap(children::of)
        .filter(which)
        .filter(
            c ->
                c.result() instanceof Result.Refused
                    || (c.result().isDone() && c.health().isProblem()))
        .findFirst()
        .map(
            c ->
                new Problem(
                    c.id().kind().kind(),
                    c.id().namespace(),
                    c.id().name(),
                    reason(c),
                    ConditionList.shorten(c.describe())));
  }

  private static String reason(Child child) {
    return child.result() instanceof Result.Refused(Reason reason, String message)
        ? reason.name()
        : child.health().reason();
  }
}
