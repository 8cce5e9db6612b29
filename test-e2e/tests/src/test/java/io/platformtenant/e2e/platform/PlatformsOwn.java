package io.platformtenant.e2e.platform;

import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.e2e.documents.Shown;
import java.util.List;

/**
 * What the platform's own Flux applies in Argo CD's namespace, by the manifests of the page about
 * credentials. There is one of it on a cluster.
 */
record PlatformsOwn(KubernetesClient admin, Shown page) {
  private static final String NAME = "argocd-repositories";
  private static final String NAMESPACE = "flux-system";
  private static final List<String> ACCOUNT = List.of("ServiceAccount", "Role", "RoleBinding");

  /**
   * @param url of the platform's repository
   * @param key that its files are encrypted to
   */
  void comes(String url, String key) {
    admin
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("platform-sops")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToStringData("platform.agekey", key)
                .build())
        .serverSideApply();
    apply(source(url));
    ACCOUNT.forEach(kind -> apply(page.manifest(kind, NAME)));
    apply(kustomization());
  }

  /** With all that it has brought. */
  void goes() {
    admin.resource(read(kustomization())).delete();
    eventually("it is gone", () -> admin.resource(read(kustomization())).get() == null);
    admin.resource(read(source("http://any"))).delete();
    ACCOUNT.forEach(kind -> admin.resource(read(page.manifest(kind, NAME))).delete());
    admin.secrets().inNamespace(NAMESPACE).withName("platform-sops").delete();
  }

  private String kustomization() {
    return page.manifest("Kustomization", NAME);
  }

  private static String source(String url) {
    return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: platform, namespace: %s}
        spec: {interval: 1m, url: "%s", ref: {branch: main}}
        """
        .formatted(NAMESPACE, url);
  }

  private void apply(String manifest) {
    admin.resource(read(manifest)).forceConflicts().serverSideApply();
  }

  private static GenericKubernetesResource read(String manifest) {
    return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
  }
}
