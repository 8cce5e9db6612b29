package io.platformtenant.operator.health;

import io.platformtenant.api.v1alpha1.ClusterStatus;
import io.platformtenant.api.v1alpha1.EnvironmentStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.Problem;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Problems that were told last. While an engine tries again what failed, its status says so for a
 * moment; until it is decided again, the last failure is the news.
 */
public final class LastReportedProblems {
  private final List<Problem> problems;

  private LastReportedProblems(Stream<Problem> told) {
    problems = told.filter(Objects::nonNull).toList();
  }

  public static LastReportedProblems of(PlatformTenantStatus before) {
    return new LastReportedProblems(
        before.environments().stream().map(EnvironmentStatus::firstProblem));
  }

  public static LastReportedProblems of(PlatformTenantClassStatus before) {
    return new LastReportedProblems(before.clusters().stream().map(ClusterStatus::firstProblem));
  }

  /** The health of an object, or the failure it is being tried again after. */
  public Health orLastFailure(ObjectId id, Health now) {
    return !now.isUndecided()
        ? now
        : problems.stream()
            .filter(p -> p.kind().equals(id.kind().kind()))
            .filter(p -> p.namespace().equals(id.namespace()) && p.name().equals(id.name()))
            .findFirst()
            .map(p -> Health.of(Health.State.FAILED, p.reason(), message(id, p)))
            .orElse(now);
  }

  private static String message(ObjectId id, Problem problem) {
    String start = id.title() + " is " + problem.reason() + ": ";
    return problem.message().startsWith(start)
        ? problem.message().substring(start.length())
        : problem.message();
  }
}
