package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Optional;

/** The cluster stages of a class, and what they are found under. */
public record ClusterStages(String className, List<Stage> stages, List<Source> sources) {

  public static ClusterStages of(PlatformTenantClass tenantClass) {
    return new ClusterStages(
        tenantClass.getMetadata().getName(),
        tenantClass.getSpec().clusterStages(),
        Optional.ofNullable(tenantClass.getSpec().bootstrap())
            .map(Bootstrap::sources)
            .orElse(List.of()));
  }

  public boolean isEmpty() {
    return stages.isEmpty();
  }

  public static String namespaceOf(String className) {
    return "platform-" + className;
  }

  public String namespace() {
    return namespaceOf(className);
  }

  public ObjectId idOf(Stage stage, ClusterName cluster) {
    return ObjectId.of(
        ManagedKind.KUSTOMIZATION, namespace(), cluster.value() + "-" + stage.name());
  }

  /** The stages that come right before one. */
  public List<Stage> before(Stage stage) {
    return StageOrder.inList(stage, stages);
  }

  /** What no other stage of the cluster waits for: the first stages of every tenant do. */
  public List<ObjectId> lastOn(ClusterName cluster) {
    return StageOrder.last(stages).stream().map(stage -> idOf(stage, cluster)).toList();
  }

  public Source sourceOf(Stage stage) {
    return sources.stream()
        .filter(source -> source.name().equals(stage.source()))
        .findFirst()
        .orElseThrow();
  }

  /** The sources of the class that stages of the cluster read from. */
  public List<Source> sourcesInUse() {
    return sources.stream()
        .filter(source -> stages.stream().anyMatch(s -> s.source().equals(source.name())))
        .toList();
  }
}
