package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Identity;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The accounts of the engines, three per environment and one besides, and those that clouds know,
 * in the home namespace.
 */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static Stream<PlannedObject> of(ResolvedTenant contract) {
    return Stream.concat(
        Stream.concat(ofHome(contract), ofTenant(contract)),
        contract.environments().stream()
            .flatMap(e -> Stream.concat(ofEngines(contract, e), ofEnvironment(contract, e))));
  }

  private static Stream<PlannedObject> ofEngines(ResolvedTenant contract, Environment e) {
    return Stream.of(Accounts.platform(e), Accounts.tenant(e), Accounts.deployer(e))
        .map(name -> account(contract, e.name(), Labels.of(e), name));
  }

  private static Stream<PlannedObject> ofTenant(ResolvedTenant contract) {
    return identities(contract, StageScope.Tenant)
        .map(
            identity ->
                account(
                    contract,
                    "",
                    Map.of(),
                    Accounts.identity(identity.name()),
                    annotations(identity, contract.tenant(), "")));
  }

  private static Stream<PlannedObject> ofEnvironment(ResolvedTenant contract, Environment e) {
    return identities(contract, StageScope.Environment)
        .map(
            identity ->
                account(
                    contract,
                    e.name(),
                    Labels.of(e),
                    Accounts.identity(identity.name(), e.name()),
                    annotations(identity, contract.tenant(), e.name())));
  }

  private static Stream<Identity> identities(ResolvedTenant contract, StageScope scope) {
    return contract.defaults().identities().stream().filter(identity -> identity.scope() == scope);
  }

  /** What a cloud knows it by. */
  private static Map<String, String> annotations(
      Identity identity, String tenant, String environment) {
    Map<String, String> annotations = new TreeMap<>();
    identity
        .annotations()
        .forEach(
            (key, value) ->
                annotations.put(
                    key, value.replace("{tenant}", tenant).replace("{environment}", environment)));
    return annotations;
  }

  /** Only where something acts as it. */
  private static Stream<PlannedObject> ofHome(ResolvedTenant contract) {
    return contract.stagesOnce().isEmpty()
        ? Stream.empty()
        : Stream.of(account(contract, "", Map.of(), Accounts.HOME));
  }

  private static PlannedObject account(
      ResolvedTenant contract, String environment, Map<String, String> labels, String name) {
    return account(contract, environment, labels, name, Map.of());
  }

  private static PlannedObject account(
      ResolvedTenant contract,
      String environment,
      Map<String, String> labels,
      String name,
      Map<String, String> annotations) {
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, name);
    ObjectNode body = Bodies.of(id, contract.tenant(), labels);
    if (!annotations.isEmpty()) {
      body.withObject("/metadata").set("annotations", Bodies.strings(annotations));
    }
    body.put("automountServiceAccountToken", false);
    return new PlannedObject(
        id, environment, body, new TreeSet<>(Set.of(ObjectId.namespace(home))), false);
  }
}
