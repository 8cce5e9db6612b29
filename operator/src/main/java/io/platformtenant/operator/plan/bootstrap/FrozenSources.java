package io.platformtenant.operator.plan.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of a tenant as a freeze lets them be; as they are said where there is none. */
public record FrozenSources(Map<String, FrozenSource> byName) {

  public static FrozenSources of(ResolvedTenant contract, Freezing freezing, Observed observed) {
    Map<String, List<EnvironmentStage>> stages = new TreeMap<>();
    stages.put(Freezing.WHOLE_TENANT, contract.stagesOnce());
    for (Environment environment : contract.environments()) {
      stages.put(environment.name(), contract.stagesIn(environment));
    }
    Set<String> frozen =
        stages.keySet().stream().filter(freezing::holdsIn).collect(Collectors.toSet());
    String home = contract.names().homeNamespace();
    return new FrozenSources(
        FrozenSource.byName(
            contract
                .sources()
                .map(
                    source ->
                        new FrozenSource(
                            SourceUsers.of(contract, observed, source, stages),
                            frozen,
                            freezing.open(),
                            Sources.source(home, Owner.ofTenant(contract.tenant()), source)))
                .toList()));
  }

  /** Whether it is there for as long as a freeze lasts, and no contract says it. */
  public static boolean isApart(ObjectId id) {
    return FrozenSource.isApart(id);
  }

  Stream<PlannedObject> objects() {
    return byName.values().stream().flatMap(FrozenSource::objects);
  }

  /** What a stage follows; its source is there. */
  ObjectId followedBy(EnvironmentStage stage) {
    return byName.get(stage.source()).followedBy(stage);
  }

  /** What is not held as a freeze would have it, for people. */
  public List<String> exceptions() {
    return byName.values().stream().flatMap(source -> source.exceptions().stream()).toList();
  }
}
