package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.ApiGroup;
import io.platformtenant.api.Link;
import io.platformtenant.api.Owner;
import io.platformtenant.operator.model.Accounts;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Contract.ApplicationHere;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.Set;
import java.util.TreeSet;

/** One Application per application and environment. */
final class Applications {
  /** Without it Argo CD would leave everything behind when the Application goes. */
  private static final String CASCADE = "resources-finalizer.argocd.argoproj.io";

  private Applications() {}

  static ObjectId idOf(Contract contract, ApplicationHere here) {
    return ObjectId.of(
        ManagedKind.APPLICATION,
        contract.names().argocdNamespace(),
        here.objectName(contract.tenant()));
  }

  static PlannedObject of(Contract contract, ApplicationHere here) {
    ObjectId id = idOf(contract, here);
    ObjectNode body =
        Bodies.of(
            id,
            contract.tenant(),
            Labels.of(here.environment(), ApiGroup.APPLICATION_LABEL, here.application().name()));
    ((ObjectNode) body.get("metadata")).putArray("finalizers").add(CASCADE);
    ObjectNode spec = body.putObject("spec");
    spec.put("project", contract.tenant());
    spec.putObject("destination")
        .put("namespace", here.namespace())
        .put("server", Delivering.SERVER);
    spec.set("source", ApplicationSources.of(contract, here));
    spec.set("syncPolicy", SyncPolicies.of(contract, here));
    spec.set("info", info(contract.spec().owner()));

    var requires = new TreeSet<>(Set.of(Project.idOf(contract)));
    requires.add(ObjectId.namespace(here.namespace()));
    contract.defaults().roles().deployer().stream()
        .map(role -> Accounts.deployer(here.environment()) + ":" + role)
        .forEach(
            name -> requires.add(ObjectId.of(ManagedKind.ROLE_BINDING, here.namespace(), name)));
    return new PlannedObject(id, here.environment().name(), body, requires, false);
  }

  private static ArrayNode info(Owner owner) {
    ArrayNode info = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    info.addObject().put("name", "owner").put("value", owner.team());
    info.addObject().put("name", "contact").put("value", owner.contact());
    for (Link link : owner.links()) {
      info.addObject().put("name", link.name()).put("value", link.url());
    }
    return info;
  }
}
