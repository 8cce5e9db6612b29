package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.ExistingKustomization;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cluster stages of a class, and what they are found under.
 *
 * @param existing what stood there before the class, and comes first
 */
public record ClusterStages(
    String className, List<Stage> stages, List<Source> sources, List<ObjectId> existing) {

  static final ClusterStages NONE = new ClusterStages("", List.of(), List.of(), List.of());

  public static ClusterStages of(PlatformTenantClass tenantClass) {
    return new ClusterStages(
        tenantClass.getMetadata().getName(),
        tenantClass.getSpec().clusterStages(),
        Optional.ofNullable(tenantClass.getSpec().bootstrap())
            .map(Bootstrap::sources)
            .orElse(List.of()),
        tenantClass.getSpec().dependsOn().stream().map(ClusterStages::idOf).distinct().toList());
  }

  private static ObjectId idOf(ExistingKustomization existing) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, existing.namespace(), existing.name());
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

  /** What comes right before a stage: others of the cluster, or what was there already. */
  public List<ObjectId> before(Stage stage, ClusterName cluster) {
    List<ObjectId> before =
        StageOrder.inList(stage, stages).stream().map(other -> idOf(other, cluster)).toList();
    return before.isEmpty() ? existing : before;
  }

  /**
   * What the first stages of every tenant wait for: the stages of the cluster that no other one
   * waits for, or, where there is none, what was there already.
   */
  public List<ObjectId> lastOn(ClusterName cluster) {
    return isEmpty()
        ? existing
        : StageOrder.last(stages).stream().map(stage -> idOf(stage, cluster)).toList();
  }

  /** None in a class that is broken. */
  public Optional<Source> sourceOf(Stage stage) {
    return sources.stream().filter(source -> source.name().equals(stage.source())).findFirst();
  }

  /** What Flux applies to a cluster. */
  public Stream<AppliedFolder> foldersOn(ClusterName cluster) {
    return stages.stream()
        .flatMap(
            stage ->
                sourceOf(stage)
                    .flatMap(
                        source ->
                            AppliedFolder.of(
                                source,
                                pathOf(stage, cluster),
                                targetNamespaceOf(stage, cluster).orElse("")))
                    .stream());
  }

  public static String pathOf(Stage stage, ClusterName cluster) {
    return fill(Optional.ofNullable(stage.path()).orElse(BuiltIn.PATH), cluster);
  }

  /**
   * Where everything of a stage goes. Files of a cluster go where they say unless it is said: most
   * of them belong in several namespaces, or in none.
   */
  public static Optional<String> targetNamespaceOf(Stage stage, ClusterName cluster) {
    return stage.namespace() == null || EnvironmentStage.isAsWritten(stage)
        ? Optional.empty()
        : Optional.of(fill(stage.namespace(), cluster));
  }

  /** These stages have no tenant: they know no other placeholder. */
  public static String fill(String text, ClusterName cluster) {
    return text.replace("{cluster}", cluster.value());
  }

  /** The sources of the class that stages of the cluster read from. */
  public List<Source> sourcesInUse() {
    return sources.stream()
        .filter(source -> stages.stream().anyMatch(s -> s.source().equals(source.name())))
        .toList();
  }
}
