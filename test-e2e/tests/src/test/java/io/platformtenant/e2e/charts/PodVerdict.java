package io.platformtenant.e2e.charts;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What becomes of the pods of a workload, which are made by a controller after the workload was
 * taken: the controller is refused, and Argo CD shows a workload that never gets ready.
 */
record PodVerdict(ClusterUser controller) {
  private static final String VIOLATES = "violates PodSecurity";
  private static final Pattern CHECK = Pattern.compile("(?:\": |\\), )([A-Za-z!= ]+) \\(");

  /** The checks of Pod Security that its pods fail; none of what makes no pods. */
  Stream<String> failures(GenericKubernetesResource workload) {
    return template(workload).stream().flatMap(template -> failures(workload, template));
  }

  private Stream<String> failures(GenericKubernetesResource workload, PodTemplateSpec template) {
    try {
      controller.client().resource(pod(workload, template)).dryRun().create();
      return Stream.empty();
    } catch (KubernetesClientException refusal) {
      if (!refusal.getMessage().contains(VIOLATES)) {
        throw refusal;
      }
      String told = refusal.getMessage().substring(refusal.getMessage().indexOf(VIOLATES));
      return CHECK.matcher(told).results().map(found -> found.group(1)).toList().stream();
    }
  }

  private static Pod pod(GenericKubernetesResource workload, PodTemplateSpec template) {
    var spec = template.toBuilder().build().getSpec();
    claims(workload).forEach(spec.getVolumes()::add);
    if (workload.getKind().equals("Job")) {
      spec.setRestartPolicy("Never");
    }
    return new PodBuilder()
        .withNewMetadata()
        .withName("tried")
        .withNamespace(workload.getMetadata().getNamespace())
        .endMetadata()
        .withSpec(spec)
        .build();
  }

  /** Which its controller adds to each pod. */
  private static Stream<Volume> claims(GenericKubernetesResource workload) {
    List<Map<String, Map<String, String>>> templates = workload.get("spec", "volumeClaimTemplates");
    return Optional.ofNullable(templates).stream()
        .flatMap(List::stream)
        .map(claim -> claim.get("metadata").get("name"))
        .map(
            name ->
                new VolumeBuilder()
                    .withName(name)
                    .withNewPersistentVolumeClaim()
                    .withClaimName(name)
                    .endPersistentVolumeClaim()
                    .build());
  }

  private static Optional<PodTemplateSpec> template(GenericKubernetesResource workload) {
    Object template =
        workload.getKind().equals("CronJob")
            ? workload.get("spec", "jobTemplate", "spec", "template")
            : workload.get("spec", "template");
    return Optional.ofNullable(template)
        .map(found -> Serialization.unmarshal(Serialization.asYaml(found), PodTemplateSpec.class))
        .filter(found -> found.getSpec() != null && found.getSpec().getContainers() != null);
  }
}
