package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.contract.overriding.Openings;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.model.freezing.Opening;
import io.platformtenant.operator.plan.bootstrap.Bootstrapping;
import io.platformtenant.operator.plan.bootstrap.FrozenSources;
import io.platformtenant.operator.plan.delivery.Delivering;
import io.platformtenant.operator.plan.delivery.LeftSyncs;
import io.platformtenant.operator.plan.foundation.Foundation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every object that a tenant is to have, whether it may appear already or not.
 *
 * @param frozen what of it takes in nothing new
 */
record Drawing(List<PlannedObject> objects, Frozen frozen) {

  static Drawing of(World world, ResolvedTenant contract) {
    List<Opening> openings = Openings.of(contract, world.overrides(), world.now());
    var freezing =
        Freezing.of(contract, world.now()).with(LeftSyncs.shut(openings, world.observed()));
    var sources = FrozenSources.of(contract, freezing, world.observed());
    List<PlannedObject> objects =
        Stream.of(
                Foundation.of(contract, world.subjects()),
                Bootstrapping.of(contract, sources),
                Delivering.of(contract, freezing, world.observed(), world.capabilities()))
            .flatMap(s -> s)
            .toList();
    return new Drawing(
        objects, frozen(contract, freezing, sources, freezing.with(openings).open()));
  }

  private static Frozen frozen(
      ResolvedTenant contract, Freezing freezing, FrozenSources sources, List<Opening> open) {
    List<Frozen.Place> places =
        Stream.concat(
                contract.environments().stream().map(Environment::name),
                contract.stagesOnce().stream().map(once -> Freezing.WHOLE_TENANT).distinct())
            .flatMap(
                place ->
                    freezing.activeIn(place).stream()
                        .map(
                            span ->
                                new Frozen.Place(place, span.until(), freezing.reasonIn(place))))
            .toList();
    return new Frozen(places, sources.exceptions(), open, freezing.nextEdge());
  }
}
