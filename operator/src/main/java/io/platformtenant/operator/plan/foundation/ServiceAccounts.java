package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The accounts of the engines, three per environment and one besides, in the home namespace. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static Stream<PlannedObject> of(ResolvedTenant contract) {
    return Stream.concat(
        ofHome(contract),
        contract.environments().stream()
            .flatMap(
                e ->
                    Stream.of(Accounts.platform(e), Accounts.tenant(e), Accounts.deployer(e))
                        .map(name -> account(contract, e.name(), Labels.of(e), name))));
  }

  /** Only where something acts as it. */
  private static Stream<PlannedObject> ofHome(ResolvedTenant contract) {
    return contract.stagesOnce().isEmpty()
        ? Stream.empty()
        : Stream.of(account(contract, "", Map.of(), Accounts.HOME));
  }

  private static PlannedObject account(
      ResolvedTenant contract, String environment, Map<String, String> labels, String name) {
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, name);
    ObjectNode body = Bodies.of(id, contract.tenant(), labels);
    body.put("automountServiceAccountToken", false);
    return new PlannedObject(
        id, environment, body, new TreeSet<>(Set.of(ObjectId.namespace(home))), false);
  }
}
