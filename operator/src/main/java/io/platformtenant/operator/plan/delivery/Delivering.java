package io.platformtenant.operator.plan.delivery;

import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.engines.Capabilities;
import java.util.List;
import java.util.stream.Stream;

/** Everything Argo CD acts on for a tenant. */
public final class Delivering {
  /** The cluster Argo CD runs in, as its Applications name it. */
  static final String SERVER = "https://kubernetes.default.svc";

  private Delivering() {}

  public static Stream<PlannedObject> of(
      ResolvedTenant contract, Freezing freezing, Observed observed, Capabilities capabilities) {
    List<PlannedObject> acting =
        Stream.concat(
                contract.delivery().applications().stream()
                    .flatMap(application -> contract.instancesOf(application).stream())
                    .map(here -> Applications.of(contract, here)),
                contract.delivery().applicationSets().stream()
                    .flatMap(set -> contract.instancesOf(set).stream())
                    .map(
                        here ->
                            ApplicationSets.of(
                                contract,
                                here,
                                freezing.holdsIn(here.here().environment().name()))))
            .toList();
    ObjectId project = Project.idOf(contract);
    boolean canVerify = capabilities.sourceIntegrity() || SourceIntegrity.isIn(observed, project);
    return Stream.concat(
        Stream.of(
            Project.of(
                contract, freezing, NamespacesInUse.of(project, acting, observed), canVerify)),
        acting.stream());
  }
}
