package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.People;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The three roles of a project. A policy names one Application exactly: a glob would take in what
 * somebody adds later. Only what a set makes is known by a glob, and no other Application may bear
 * a name that fits it. Every word of a policy is made of DNS labels, so that none can hold the
 * comma or the newline that Casbin's CSV would read as syntax.
 */
final class ProjectRoles {
  private static final List<String> LOOK = List.of("applications, get", "logs, get");
  private static final List<String> LOOK_AT_SET = List.of("applicationsets, get");
  private static final List<String> ACT =
      List.of(
          "applications, sync",
          "applications, action/apps/DaemonSet/restart",
          "applications, action/apps/Deployment/restart",
          "applications, action/apps/StatefulSet/restart");
  private static final List<String> APPROVE = List.of("applications, sync");

  private ProjectRoles() {}

  static ArrayNode of(ResolvedTenant contract) {
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    roles.add(role(contract, "viewer", "May look.", contract.viewers(), List.of(), e -> false));
    roles.add(
        role(
            contract,
            "deployer",
            "May look, and sync and restart in unprotected environments.",
            contract.deployers(),
            ACT,
            environment -> !ResolvedTenant.isProtected(environment)));
    roles.add(
        role(
            contract,
            "approver",
            "May look, and sync in protected environments.",
            contract.approvers(),
            APPROVE,
            ResolvedTenant::isProtected));
    return roles;
  }

  private static ObjectNode role(
      ResolvedTenant contract,
      String name,
      String description,
      People people,
      List<String> acts,
      Predicate<Environment> where) {
    ObjectNode role = Bodies.object();
    role.put("name", name);
    role.put("description", description);
    role.set(
        "policies",
        Bodies.strings(
            Stream.concat(applications(contract), sets(contract))
                .flatMap(object -> policies(contract.tenant(), name, acts, where, object))
                .toList()));
    Bodies.putIfPresent(role, "groups", people.names().stream().map(ProjectRoles::quoted).toList());
    return role;
  }

  private static Stream<Target> applications(ResolvedTenant contract) {
    return contract.delivery().applications().stream()
        .flatMap(application -> contract.instancesOf(application).stream())
        .map(here -> new Target(here.objectName(), here.environment(), LOOK));
  }

  private static Stream<Target> sets(ResolvedTenant contract) {
    return contract.delivery().applicationSets().stream()
        .flatMap(set -> contract.instancesOf(set).stream())
        .flatMap(ProjectRoles::objects);
  }

  private static Stream<Target> objects(EnvironmentSet here) {
    Environment environment = here.here().environment();
    return Stream.of(
        new Target(here.objectName(), environment, LOOK_AT_SET),
        new Target(here.nameOf("*"), environment, LOOK));
  }

  private static Stream<String> policies(
      String tenant, String role, List<String> acts, Predicate<Environment> where, Target object) {
    boolean mayAct = object.look().equals(LOOK) && where.test(object.environment());
    return Stream.concat(object.look().stream(), mayAct ? acts.stream() : Stream.empty())
        .map(
            act ->
                "p, proj:"
                    + tenant
                    + ":"
                    + role
                    + ", "
                    + act
                    + ", "
                    + tenant
                    + "/"
                    + object.name()
                    + ", allow");
  }

  /** Argo CD takes a group with a comma only in quotes (types.go, validateGroupName). */
  private static String quoted(String group) {
    return group.contains(",") ? "\"" + group + "\"" : group;
  }

  /** What policies are about, as Casbin calls it. */
  private record Target(String name, Environment environment, List<String> look) {}
}
