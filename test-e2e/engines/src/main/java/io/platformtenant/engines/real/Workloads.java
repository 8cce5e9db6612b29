package io.platformtenant.engines.real;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The engines' parts where they are Deployments, or a StatefulSet, with one pod each. */
record Workloads(KubernetesClient admin) {
  private static final long PATIENCE_MINUTES = 5;
  private static final int LINES = 12;

  private static String namespace(EnginePart part) {
    return part.isFlux() ? RealFlux.NAMESPACE : RealArgo.NAMESPACE;
  }

  /** Argo CD's application controller is the one StatefulSet. */
  private RollableScalableResource<?> workload(EnginePart part) {
    var apps = admin.apps();
    return part == EnginePart.APPLICATION_CONTROLLER
        ? apps.statefulSets().inNamespace(namespace(part)).withName(part.title())
        : apps.deployments().inNamespace(namespace(part)).withName(part.title());
  }

  /** Returns when as many pods are there, and no more. */
  void scale(EnginePart part, int pods) {
    workload(part).withTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).scale(pods);
  }

  /** Sets environment of a Deployment, as {@code kubectl set env} does. */
  void tell(EnginePart part, Map<String, String> environment) {
    var said = environment.entrySet().stream().map(e -> new EnvVar(e.getKey(), e.getValue(), null));
    admin
        .apps()
        .deployments()
        .inNamespace(namespace(part))
        .withName(part.title())
        .edit(
            there ->
                new DeploymentBuilder(there)
                    .editSpec()
                    .editTemplate()
                    .editSpec()
                    .editFirstContainer()
                    .addAllToEnv(said.toList())
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build());
  }

  void awaitReady(EnginePart part) {
    workload(part).waitUntilReady(PATIENCE_MINUTES, TimeUnit.MINUTES);
  }

  String logs() {
    return Stream.of(RealFlux.NAMESPACE, RealArgo.NAMESPACE)
        .flatMap(n -> admin.pods().inNamespace(n).list().getItems().stream())
        .map(this::tail)
        .collect(joining("\n"));
  }

  private String tail(Pod pod) {
    return "--- end of the log of "
        + pod.getMetadata().getName()
        + "\n"
        + admin.pods().resource(pod).tailingLines(LINES).getLog();
  }
}
