package io.platformtenant.e2e.faults;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.Consumer;

/**
 * CRDs that let everything in: what one of another version lets in is among it. The status stays as
 * the schema has it, or is open too, and is written with the rest.
 */
record OpenCrds(KubernetesClient admin) {
  private static final List<String> OURS =
      List.of("platformtenants.platformtenant.io", "platformtenantclasses.platformtenant.io");
  private static final List<String> ENGINES =
      List.of(
          "applications.argoproj.io",
          "applicationsets.argoproj.io",
          "appprojects.argoproj.io",
          "kustomizations.kustomize.toolkit.fluxcd.io",
          "gitrepositories.source.toolkit.fluxcd.io");

  void open() {
    OURS.forEach(name -> edit(name, OpenCrds::openSpec));
    ENGINES.forEach(name -> edit(name, OpenCrds::openAll));
  }

  private void edit(String name, Consumer<CustomResourceDefinitionVersion> how) {
    admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .edit(
            crd -> {
              crd.getSpec().getVersions().forEach(how);
              return crd;
            });
  }

  private static void openSpec(CustomResourceDefinitionVersion version) {
    var schema = version.getSchema().getOpenAPIV3Schema();
    schema.setXKubernetesValidations(null);
    schema.setRequired(null);
    schema.getProperties().put("spec", anything());
    version.setAdditionalPrinterColumns(null);
  }

  private static void openAll(CustomResourceDefinitionVersion version) {
    openSpec(version);
    version.getSchema().getOpenAPIV3Schema().getProperties().put("status", anything());
    version.setSubresources(null);
  }

  private static JSONSchemaProps anything() {
    return new JSONSchemaPropsBuilder().withXKubernetesPreserveUnknownFields(true).build();
  }
}
