package io.platformtenant.e2e.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.testkit.controlplane.ControlPlane;

/** A ServiceAccount at work under its own token. */
record Account(KubernetesClient client) implements AutoCloseable {

  static Account of(String namespace, String name) {
    var config = ControlPlane.shared().configFor(namespace, name);
    return new Account(new KubernetesClientBuilder().withConfig(config).build());
  }

  /**
   * What the API server itself says the account may do.
   *
   * @param what {@code verb group/resource} or {@code verb group/resource/subresource}
   * @param namespace empty for all namespaces at once
   */
  boolean may(String what, String namespace) {
    var verb = what.substring(0, what.indexOf(' '));
    var path = what.substring(what.indexOf(' ') + 1).split("/", 3);
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(path[0])
            .withResource(path[1])
            .withSubresource(path.length > 2 ? path[2] : null)
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  /** Server-side apply, as the operator and Flux do it. */
  <T extends HasMetadata> T apply(T object) {
    return client.resource(object).fieldManager("chart-it").serverSideApply();
  }

  @Override
  public void close() {
    client.close();
  }
}
