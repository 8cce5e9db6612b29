package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;

/** A client's configuration in the form that kubectl and controllers read. */
final class Kubeconfig {

  private static final String NAME = "platformtenant";

  private Kubeconfig() {}

  static String of(Config config) {
    var kubeconfig =
        new ConfigBuilder()
            .addNewCluster()
            .withName(NAME)
            .withNewCluster()
            .withServer(config.getMasterUrl().replaceAll("/$", ""))
            .withCertificateAuthorityData(config.getCaCertData())
            .endCluster()
            .endCluster()
            .addNewUser()
            .withName(NAME)
            .withNewUser()
            .withToken(config.getOauthToken())
            .withClientCertificateData(config.getClientCertData())
            .withClientKeyData(config.getClientKeyData())
            .endUser()
            .endUser()
            .addNewContext()
            .withName(NAME)
            .withNewContext()
            .withCluster(NAME)
            .withUser(NAME)
            .endContext()
            .endContext()
            .withCurrentContext(NAME)
            .build();
    return Serialization.asYaml(kubeconfig);
  }
}
