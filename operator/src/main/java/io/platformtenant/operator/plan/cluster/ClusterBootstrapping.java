package io.platformtenant.operator.plan.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.bootstrap.Sources;
import io.platformtenant.operator.plan.bootstrap.StageSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One Kustomization per cluster stage, and the sources of the class that they read from. */
final class ClusterBootstrapping {
  private static final ClusterName CLUSTER = ClusterName.IN_CLUSTER;

  private ClusterBootstrapping() {}

  static Stream<PlannedObject> of(ClusterStages stages) {
    Owner owner = Owner.ofClass(stages.className());
    return Stream.concat(
        stages.sourcesInUse().stream()
            .map(source -> Sources.source(stages.namespace(), owner, source)),
        stages.stages().stream().map(stage -> kustomization(stages, owner, stage)));
  }

  private static PlannedObject kustomization(ClusterStages stages, Owner owner, Stage stage) {
    ObjectId id = stages.idOf(stage, CLUSTER);
    Source source = stages.sourceOf(stage).orElseThrow();
    ObjectNode body =
        Bodies.of(
            id,
            owner,
            Map.of(ApiGroup.CLUSTER_LABEL, CLUSTER.value(), ApiGroup.STAGE_LABEL, stage.name()));
    ObjectNode spec = body.putObject("spec");
    StageSpec.common(spec, stage, ClusterStages.pathOf(stage, CLUSTER));
    spec.put("serviceAccountName", Accounts.ofClusterStages());
    ClusterStages.targetNamespaceOf(stage, CLUSTER)
        .ifPresent(namespace -> spec.put("targetNamespace", namespace));
    spec.putObject("sourceRef")
        .put("kind", Sources.kindOf(source).kind())
        .put("name", source.name());
    dependsOn(spec, stages.namespace(), stages.before(stage, CLUSTER));
    StageSpec.overlays(spec, stage, Optional.empty());
    StageSpec.postBuild(spec, variables(stage), stage.substituteFrom());

    var requires = new TreeSet<ObjectId>();
    requires.add(ObjectId.namespace(stages.namespace()));
    requires.add(
        ObjectId.of(ManagedKind.SERVICE_ACCOUNT, stages.namespace(), Accounts.ofClusterStages()));
    requires.add(Sources.idOf(stages.namespace(), source));
    return new PlannedObject(id, "", body, requires, false);
  }

  private static SortedMap<String, String> variables(Stage stage) {
    SortedMap<String, String> variables = new TreeMap<>(stage.substitute());
    if (stage.substitution() == Substitution.Enabled) {
      variables.put("cluster", CLUSTER.value());
    }
    return variables;
  }

  private static void dependsOn(ObjectNode spec, String namespace, List<ObjectId> before) {
    if (!before.isEmpty()) {
      ArrayNode list = spec.putArray("dependsOn");
      for (ObjectId id : before) {
        ObjectNode node = list.addObject().put("name", id.name());
        if (!id.namespace().equals(namespace)) {
          node.put("namespace", id.namespace());
        }
      }
    }
  }
}
