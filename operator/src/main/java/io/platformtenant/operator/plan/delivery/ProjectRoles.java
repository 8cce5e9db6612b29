package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Contract.ApplicationHere;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The three roles of a project. A policy names one Application exactly: a glob would take in what
 * somebody adds later. Every word of a policy is made of DNS labels, so that none can hold the
 * comma or the newline that Casbin's CSV would read as syntax.
 */
final class ProjectRoles {
  private static final List<String> LOOK = List.of("applications, get", "logs, get");
  private static final List<String> ACT =
      List.of(
          "applications, sync",
          "applications, action/apps/DaemonSet/restart",
          "applications, action/apps/Deployment/restart",
          "applications, action/apps/StatefulSet/restart");
  private static final List<String> APPROVE = List.of("applications, sync");

  private ProjectRoles() {}

  static ArrayNode of(Contract contract) {
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    roles.add(role(contract, "viewer", "May look.", contract.viewers(), List.of(), here -> false));
    roles.add(
        role(
            contract,
            "deployer",
            "May look, and sync and restart in unprotected environments.",
            contract.deployers(),
            ACT,
            here -> !Contract.isProtected(here.environment())));
    roles.add(
        role(
            contract,
            "approver",
            "May look, and sync in protected environments.",
            contract.approvers(),
            APPROVE,
            here -> Contract.isProtected(here.environment())));
    return roles;
  }

  private static ObjectNode role(
      Contract contract,
      String name,
      String description,
      List<String> groups,
      List<String> acts,
      Predicate<ApplicationHere> where) {
    ObjectNode role = Bodies.object();
    role.put("name", name);
    role.put("description", description);
    role.set(
        "policies",
        Bodies.strings(
            contract.delivery().applications().stream()
                .flatMap(a -> contract.placesOf(a).stream())
                .flatMap(here -> policies(contract, name, acts, where, here))
                .toList()));
    Bodies.putIfPresent(
        role, "groups", new TreeSet<>(groups).stream().map(ProjectRoles::quoted).toList());
    return role;
  }

  private static Stream<String> policies(
      Contract contract,
      String role,
      List<String> acts,
      Predicate<ApplicationHere> where,
      ApplicationHere here) {
    String tenant = contract.tenant();
    return Stream.concat(LOOK.stream(), where.test(here) ? acts.stream() : Stream.empty())
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
                    + here.objectName(tenant)
                    + ", allow");
  }

  /** Argo CD takes a group with a comma only in quotes (types.go, validateGroupName). */
  private static String quoted(String group) {
    return group.contains(",") ? "\"" + group + "\"" : group;
  }
}
