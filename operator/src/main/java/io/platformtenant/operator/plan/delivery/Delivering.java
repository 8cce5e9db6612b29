package io.platformtenant.operator.plan.delivery;

import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.stream.Stream;

/** Everything Argo CD acts on for a tenant. */
public final class Delivering {
  /** The cluster Argo CD runs in, as its Applications name it. */
  static final String SERVER = "https://kubernetes.default.svc";

  private Delivering() {}

  public static Stream<PlannedObject> of(Contract contract, Observed observed) {
    List<PlannedObject> applications =
        contract.delivery().applications().stream()
            .flatMap(a -> contract.placesOf(a).stream())
            .map(here -> Applications.of(contract, here))
            .toList();
    return Stream.concat(
        Stream.of(Project.of(contract, PlacesInUse.of(applications, observed))),
        applications.stream());
  }
}
