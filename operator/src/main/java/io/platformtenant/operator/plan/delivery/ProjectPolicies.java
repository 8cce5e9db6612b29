package io.platformtenant.operator.plan.delivery;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.people.ProjectRoleName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The policies of a project's roles. Whoever may look sees all of the project, so that nobody loses
 * sight of what is still going; of one environment, what is called after it. What acts names one
 * Application exactly: a glob would take in what somebody adds later. Only what a set makes is
 * known by a glob, and no other Application may bear a name that fits it. Every word of a policy is
 * made of DNS labels, or of the letters and digits of a class's actions, so that none can hold the
 * comma or the newline that Casbin's CSV would read as syntax.
 */
final class ProjectPolicies {
  private static final List<String> LOOK =
      List.of("applications, get", "applicationsets, get", "logs, get");
  private static final List<String> LOOK_AT_APPLICATION = List.of("applications, get", "logs, get");
  private static final String SYNC = "applications, sync";

  private final ResolvedTenant contract;

  ProjectPolicies(ResolvedTenant contract) {
    this.contract = contract;
  }

  /** Everything of the tenant. */
  Stream<String> looking(ProjectRoleName role) {
    return each(role, LOOK, "*");
  }

  /**
   * Everything of an environment and nothing of another. What is called after it is known by a
   * pattern, but for environments such as prod and eu-prod: an application api-eu in prod is called
   * as if it were api in eu-prod. A tenant with sets has no such environments.
   */
  Stream<String> looking(ProjectRoleName role, Environment environment) {
    return contract.environments().stream()
            .anyMatch(other -> areAlike(other.name(), environment.name()))
        ? applications(environment).flatMap(name -> each(role, LOOK_AT_APPLICATION, name))
        : each(role, LOOK, contract.tenant() + "-*-" + environment.name());
  }

  private static boolean areAlike(String one, String other) {
    return one.endsWith("-" + other) || other.endsWith("-" + one);
  }

  /** What a tier does where it acts. */
  Stream<String> acting(ProjectRoleName role, Environment environment) {
    List<String> acts =
        Stream.concat(
                Stream.of(SYNC),
                contract.actionsOf(role.tier()).stream().map(action -> "applications, " + action))
            .toList();
    return applications(environment).flatMap(name -> each(role, acts, name));
  }

  /** Names of Applications; of what a set makes, the pattern. */
  private Stream<String> applications(Environment environment) {
    return Stream.concat(
        contract.delivery().applications().stream()
            .flatMap(application -> contract.instancesOf(application).stream())
            .filter(here -> isIn(environment, here))
            .map(EnvironmentApplication::objectName),
        sets(environment).map(set -> set.nameOf("*")));
  }

  private Stream<EnvironmentSet> sets(Environment environment) {
    return contract.delivery().applicationSets().stream()
        .flatMap(set -> contract.instancesOf(set).stream())
        .filter(set -> isIn(environment, set.here()));
  }

  private static boolean isIn(Environment environment, EnvironmentApplication here) {
    return here.environment().name().equals(environment.name());
  }

  private Stream<String> each(ProjectRoleName role, List<String> acts, String objects) {
    String tenant = contract.tenant();
    return acts.stream()
        .map(
            act -> "p, %s, %s, %s/%s, allow".formatted(role.subject(tenant), act, tenant, objects));
  }
}
