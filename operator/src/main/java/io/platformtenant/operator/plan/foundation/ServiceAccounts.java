package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.Environment;
import io.platformtenant.operator.model.Accounts;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The accounts of the engines, three per environment, in the home namespace. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static Stream<PlannedObject> of(Contract contract) {
    return contract.environments().stream()
        .flatMap(
            e ->
                Stream.of(Accounts.platform(e), Accounts.tenant(e), Accounts.deployer(e))
                    .map(name -> account(contract, e, name)));
  }

  private static PlannedObject account(Contract contract, Environment environment, String name) {
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, name);
    ObjectNode body = Bodies.of(id, contract.tenant(), Labels.of(environment));
    body.put("automountServiceAccountToken", false);
    return new PlannedObject(
        id, environment.name(), body, new TreeSet<>(Set.of(ObjectId.namespace(home))), false);
  }
}
