package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.contract.people.GroupEntry;
import io.platformtenant.operator.contract.people.People;
import io.platformtenant.operator.contract.people.ProjectRoleName;
import io.platformtenant.operator.plan.Bodies;
import java.util.stream.Stream;

/**
 * The roles of a project: one for each tier, and one for each tier that an environment has people
 * of its own in. Where an environment has its own, that role names its Applications and the role of
 * the tier stands among its groups, so that every name is written once: a project of many
 * environments would grow too big for the API server else.
 */
final class ProjectRoles {
  private final ResolvedTenant contract;
  private final EffectiveAccess access;
  private final ProjectPolicies policies;

  private ProjectRoles(ResolvedTenant contract) {
    this.contract = contract;
    this.access = contract.access();
    this.policies = new ProjectPolicies(contract);
  }

  static ArrayNode of(ResolvedTenant contract) {
    var roles = new ProjectRoles(contract);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Stream.concat(
            Stream.of(AccessTier.values()).map(roles::ofTenant),
            contract.environments().stream().flatMap(roles::ofEnvironment))
        .forEach(list::add);
    return list;
  }

  private ObjectNode ofTenant(AccessTier tier) {
    ProjectRoleName name = ProjectRoleName.of(tier);
    Stream<String> acts =
        contract.environments().stream()
            .filter(e -> acts(tier, e) && !hasOwn(tier, e))
            .flatMap(e -> policies.acting(name, e));
    return role(
        name,
        description(tier),
        Stream.concat(policies.looking(name), acts),
        entries(access.everywhere().in(tier)));
  }

  private Stream<ObjectNode> ofEnvironment(Environment environment) {
    return Stream.of(AccessTier.values())
        .filter(tier -> hasOwn(tier, environment))
        .map(tier -> ofEnvironment(tier, environment));
  }

  private ObjectNode ofEnvironment(AccessTier tier, Environment environment) {
    var name = new ProjectRoleName(tier, environment.name());
    Stream<String> own = entries(access.own(environment.name()).in(tier));
    String description = " in environment " + environment.name() + ".";
    return acts(tier, environment)
        ? role(
            name,
            "May look, sync and act" + description,
            Stream.concat(policies.looking(name, environment), policies.acting(name, environment)),
            Stream.concat(own, Stream.of(ProjectRoleName.of(tier).subject(contract.tenant()))))
        : role(name, "May look" + description, policies.looking(name, environment), own);
  }

  private boolean hasOwn(AccessTier tier, Environment environment) {
    return !access.own(environment.name()).in(tier).equals(People.NOBODY);
  }

  private static boolean acts(AccessTier tier, Environment environment) {
    return switch (tier) {
      case VIEWER -> false;
      case DEPLOYER -> !ResolvedTenant.isProtected(environment);
      case APPROVER -> ResolvedTenant.isProtected(environment);
    };
  }

  private static String description(AccessTier tier) {
    return switch (tier) {
      case VIEWER -> "May look.";
      case DEPLOYER -> "May look, and sync and act in unprotected environments.";
      case APPROVER -> "May look, and sync and act in protected environments.";
    };
  }

  private static Stream<String> entries(People people) {
    return people.names().stream().map(GroupEntry::of);
  }

  private static ObjectNode role(
      ProjectRoleName name, String description, Stream<String> policies, Stream<String> groups) {
    ObjectNode role = Bodies.object();
    role.put("name", name.toString());
    role.put("description", description);
    role.set("policies", Bodies.strings(policies.toList()));
    Bodies.putIfPresent(role, "groups", groups.toList());
    return role;
  }
}
