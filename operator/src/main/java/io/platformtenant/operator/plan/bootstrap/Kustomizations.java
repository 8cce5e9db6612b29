package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One Kustomization per stage and environment. Each names its account, since Flux would act as
 * cluster-admin without one.
 */
final class Kustomizations {
  private Kustomizations() {}

  static Stream<PlannedObject> of(ResolvedTenant contract, FrozenSources sources) {
    List<EnvironmentStage> once = contract.stagesOnce();
    return Stream.concat(
        of(contract, sources, once, once),
        contract.environments().stream()
            .map(contract::stagesIn)
            .flatMap(
                here ->
                    of(
                        contract,
                        sources,
                        here,
                        Stream.concat(once.stream(), here.stream()).toList())));
  }

  private static Stream<PlannedObject> of(
      ResolvedTenant contract,
      FrozenSources sources,
      List<EnvironmentStage> stages,
      List<EnvironmentStage> all) {
    return stages.stream().map(stage -> kustomization(contract, sources, stage, all));
  }

  private static PlannedObject kustomization(
      ResolvedTenant contract,
      FrozenSources sources,
      EnvironmentStage here,
      List<EnvironmentStage> all) {
    Stage stage = here.stage();
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.KUSTOMIZATION, home, here.objectName());
    ObjectId source = sources.followedBy(here);

    ObjectNode body = Bodies.of(id, contract.tenant(), labels(here));
    ObjectNode spec = body.putObject("spec");
    StageSpec.common(spec, stage, here.path());
    spec.put("serviceAccountName", here.account());
    here.targetNamespace().ifPresent(namespace -> spec.put("targetNamespace", namespace));
    spec.putObject("sourceRef").put("kind", source.kind().kind()).put("name", source.name());
    dependsOn(spec, StageOrder.before(here, all), contract.lastOfCluster(here.environment()));
    StageSpec.overlays(spec, stage, here.identity());
    StageSpec.postBuild(spec, Variables.of(contract, here), stage.substituteFrom());

    var requires = new TreeSet<ObjectId>();
    requires.add(ObjectId.namespace(home));
    requires.add(ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, here.account()));
    here.identity()
        .map(account -> ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, account))
        .ifPresent(requires::add);
    requires.add(source);
    namespaces(here).map(ObjectId::namespace).forEach(requires::add);
    return new PlannedObject(id, here.environmentName(), body, requires, false);
  }

  private static Map<String, String> labels(EnvironmentStage here) {
    String name = here.stage().name();
    return here.isOnce()
        ? Map.of(ApiGroup.STAGE_LABEL, name)
        : Labels.of(here.environment(), ApiGroup.STAGE_LABEL, name);
  }

  /** Files that go where they say can go to each namespace the account has rights in. */
  private static Stream<String> namespaces(EnvironmentStage here) {
    return here.targetNamespace()
        .map(Stream::of)
        .orElseGet(() -> here.environment().namespaces().stream().map(EnvironmentNamespace::name));
  }

  /** The first stages of a tenant follow those of their cluster, in namespaces that are not its. */
  private static void dependsOn(
      ObjectNode spec, List<EnvironmentStage> before, List<ObjectId> lastOfCluster) {
    ArrayNode list = Bodies.object().putArray("dependsOn");
    before.forEach(b -> list.addObject().put("name", b.objectName()));
    if (before.isEmpty()) {
      lastOfCluster.forEach(
          id -> list.addObject().put("name", id.name()).put("namespace", id.namespace()));
    }
    if (!list.isEmpty()) {
      spec.set("dependsOn", list);
    }
  }
}
