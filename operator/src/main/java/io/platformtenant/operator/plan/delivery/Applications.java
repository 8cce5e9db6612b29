package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;

/** One Application per application and environment. */
final class Applications {
  private Applications() {}

  static PlannedObject of(ResolvedTenant contract, EnvironmentApplication here) {
    ObjectId id =
        ObjectId.of(ManagedKind.APPLICATION, contract.names().argocdNamespace(), here.objectName());
    ObjectNode body =
        Bodies.of(
            id,
            contract.tenant(),
            Labels.of(here.environment(), ApiGroup.APPLICATION_LABEL, here.application().name()));
    ApplicationSpecs.completeMetadata(body.withObject("/metadata"), here.application());
    body.set("spec", ApplicationSpecs.of(contract, here, here.application().name()));
    return new PlannedObject(
        id, here.environment().name(), body, ApplicationSpecs.ground(contract, here), false);
  }
}
