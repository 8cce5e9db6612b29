package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.cowriting.CoWriterMark;
import io.platformtenant.operator.contract.cowriting.TenantAnnotation;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.List;

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
    ObjectNode metadata = body.withObject("/metadata");
    ApplicationSpecs.completeMetadata(metadata, here.application());
    letIn(contract.coWritersIn(here.environment()), here, metadata);
    body.set("spec", ApplicationSpecs.of(contract, here, here.application().name()));
    return new PlannedObject(
        id, here.environment().name(), body, ApplicationSpecs.ground(contract, here), false);
  }

  /** Annotations for a co-writer are there where it may write, and nowhere else. */
  private static void letIn(
      List<CoWriterMark> coWriters, EnvironmentApplication here, ObjectNode metadata) {
    ObjectNode annotations = metadata.withObject("/annotations");
    here.application().annotations().entrySet().stream()
        .filter(said -> !TenantAnnotation.isKnown(said.getKey()))
        .forEach(
            said -> {
              if (coWriters.stream().anyMatch(c -> c.hasAnnotation(said.getKey()))) {
                annotations.put(said.getKey(), here.fill(said.getValue()));
              } else {
                annotations.remove(said.getKey());
              }
            });
    if (!coWriters.isEmpty()) {
      annotations.put(ApiGroup.CO_WRITERS_ANNOTATION, CoWriterMark.text(coWriters));
    }
    if (annotations.isEmpty()) {
      metadata.remove("annotations");
    }
  }
}
