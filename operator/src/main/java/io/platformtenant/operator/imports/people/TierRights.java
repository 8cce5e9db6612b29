package io.platformtenant.operator.imports.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.GroupEntry;
import io.platformtenant.operator.imports.Judge;
import io.platformtenant.operator.imports.people.Rights.Binding;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody gets who stands in a tier: read out of the plan of a contract where one stands
 * there, so that nothing is assumed.
 */
final class TierRights {
  private static final String SOMEBODY = "somebody-who-is-in-no-contract";

  private TierRights() {}

  /**
   * @param access where the tier is, as a path of the contract
   * @return empty where the contract is refused
   */
  static Optional<Rights> of(Judge judge, ObjectNode contract, String access, String tier) {
    ObjectNode tried = contract.deepCopy();
    ((ObjectNode) tried.path("spec")).remove("access");
    tried.path("spec").path("environments").forEach(e -> ((ObjectNode) e).remove("access"));
    ObjectNode holder = (ObjectNode) tried.at(access);
    holder.putObject("access").putObject(tier).putArray("groups").add(SOMEBODY);
    PlatformTenant tenant = judge.read(tried);
    TenantPlan plan = judge.plan(tenant);
    if (plan.isRefused()) {
      return Optional.empty();
    }
    Rights rights = Rights.none();
    plan.objects().values().forEach(object -> read(object, plan.home(), rights));
    acting(judge.resolved(tenant), access, tier, rights);
    return Optional.of(rights);
  }

  /** A tier acts on what comes tomorrow as on what is there. */
  private static void acting(ResolvedTenant contract, String access, String tier, Rights rights) {
    boolean approves = tier.equals("approvers");
    if (tier.equals("viewers")) {
      return;
    }
    List<Environment> environments = contract.environments();
    for (int i = 0; i < environments.size(); i++) {
      Environment environment = environments.get(i);
      boolean isMeant = access.equals("/spec") || access.equals("/spec/environments/" + i);
      if (isMeant && ResolvedTenant.isProtected(environment) == approves) {
        String all = "%1$s/%1$s-*-%2$s".formatted(contract.tenant(), environment.name());
        Stream.concat(
                Stream.of("sync"),
                contract.actionsOf(approves ? AccessTier.APPROVER : AccessTier.DEPLOYER).stream())
            .map(act -> new Policy("applications", act, all, false))
            .forEach(rights.policies()::add);
      }
    }
  }

  private static void read(PlannedObject object, String home, Rights rights) {
    JsonNode body = object.body();
    if (object.id().kind() == ManagedKind.APP_PROJECT) {
      for (JsonNode role : body.at("/spec/roles")) {
        boolean isIn =
            role.path("groups")
                .valueStream()
                .anyMatch(entry -> GroupEntry.name(entry.asText()).equals(SOMEBODY));
        if (isIn) {
          role.path("policies")
              .forEach(line -> Policy.of(line.asText()).ifPresent(rights.policies()::add));
        }
      }
    }
    // The home namespace is new, and holds what the contract says; it opens nothing that was shut.
    if (object.id().kind() == ManagedKind.ROLE_BINDING
        && !object.id().namespace().equals(home)
        && body.path("subjects")
            .valueStream()
            .anyMatch(s -> s.path("name").asText().endsWith(SOMEBODY))) {
      rights
          .bindings()
          .add(new Binding(object.id().namespace(), body.at("/roleRef/name").asText()));
    }
  }
}
