package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.waiting.Established;
import java.util.Arrays;
import java.util.Locale;

/** Every kind that a controller of Flux or flux-operator carries out in a namespace. */
enum FluxKind {
  GitRepository("source.toolkit.fluxcd.io", "gitrepositories"),
  OCIRepository("source.toolkit.fluxcd.io", "ocirepositories"),
  Bucket("source.toolkit.fluxcd.io", "buckets"),
  HelmRepository("source.toolkit.fluxcd.io", "helmrepositories"),
  HelmChart("source.toolkit.fluxcd.io", "helmcharts"),
  ExternalArtifact("source.toolkit.fluxcd.io", "externalartifacts"),
  Kustomization("kustomize.toolkit.fluxcd.io", "kustomizations"),
  HelmRelease("helm.toolkit.fluxcd.io", "helmreleases"),
  Provider("notification.toolkit.fluxcd.io", "providers"),
  Alert("notification.toolkit.fluxcd.io", "alerts"),
  Receiver("notification.toolkit.fluxcd.io", "receivers"),
  ImageRepository("image.toolkit.fluxcd.io", "imagerepositories"),
  ImagePolicy("image.toolkit.fluxcd.io", "imagepolicies"),
  ImageUpdateAutomation("image.toolkit.fluxcd.io", "imageupdateautomations"),
  ArtifactGenerator("source.extensions.fluxcd.io", "artifactgenerators"),
  ResourceSet("fluxcd.controlplane.io", "resourcesets"),
  ResourceSetInputProvider("fluxcd.controlplane.io", "resourcesetinputproviders"),
  FluxInstance("fluxcd.controlplane.io", "fluxinstances"),
  FluxReport("fluxcd.controlplane.io", "fluxreports"),
  /** Of a release that is still to come. */
  Whatever("next.toolkit.fluxcd.io", "whatevers");

  private final String group;
  private final String plural;

  FluxKind(String group, String plural) {
    this.group = group;
    this.plural = plural;
  }

  /** Serves those that nobody serves yet, with a schema that lets everything in. */
  static void install(KubernetesClient admin) {
    var crds = admin.apiextensions().v1().customResourceDefinitions();
    Arrays.stream(values())
        .filter(kind -> crds.withName(kind.crdName()).get() == null)
        .forEach(kind -> admin.resource(kind.crd()).createOr(there -> null));
    for (FluxKind kind : values()) {
      Established.await(admin, kind.crdName());
    }
  }

  /**
   * @param metadata more of it, as {@code labels: {a: b}}, or nothing
   */
  String named(String name, String namespace, String metadata, String spec) {
    return """
        apiVersion: %s/v1
        kind: %s
        metadata: {name: %s, namespace: %s%s}
        spec: {%s}
        """
        .formatted(group, name(), name, namespace, metadata.isEmpty() ? "" : ", " + metadata, spec);
  }

  /** A spec that the schemas of the operator's kinds take; the others take anything. */
  String spec() {
    return switch (this) {
      case GitRepository, HelmRepository -> "interval: 1h, url: \"https://git.example.com/a\"";
      case OCIRepository -> "interval: 1h, url: \"oci://registry.example.com/a\"";
      case Bucket -> "interval: 1h, bucketName: bucket, endpoint: s3.example.com";
      case HelmChart -> "interval: 1h, chart: a, sourceRef: {kind: HelmRepository, name: mine}";
      case Kustomization -> "interval: 1h, prune: true, sourceRef: {kind: Bucket, name: mine}";
      case HelmRelease -> "interval: 1h, serviceAccountName: platform-reconciler-prod";
      case ExternalArtifact -> "sourceRef: {apiVersion: v1, kind: Any, name: mine}";
      case Provider,
          Alert,
          Receiver,
          ImageRepository,
          ImagePolicy,
          ImageUpdateAutomation,
          ArtifactGenerator,
          ResourceSet,
          ResourceSetInputProvider,
          FluxInstance,
          FluxReport,
          Whatever ->
          "any: thing";
    };
  }

  private String crdName() {
    return plural + "." + group;
  }

  private CustomResourceDefinition crd() {
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata()
        .withName(crdName())
        .endMetadata()
        .withNewSpec()
        .withGroup(group)
        .withScope("Namespaced")
        .withNewNames()
        .withKind(name())
        .withPlural(plural)
        .withSingular(name().toLowerCase(Locale.ROOT))
        .withListKind(name() + "List")
        .endNames()
        .addNewVersion()
        .withName("v1")
        .withServed(true)
        .withStorage(true)
        .withNewSchema()
        .withNewOpenAPIV3Schema()
        .withType("object")
        .withXKubernetesPreserveUnknownFields(true)
        .endOpenAPIV3Schema()
        .endSchema()
        .endVersion()
        .endSpec()
        .build();
  }
}
