package io.platformtenant.e2e.faults;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A later version of the API beside the one there is, as a later chart would bring it: the same
 * schema and a field more, without a conversion webhook.
 */
record SecondVersion(KubernetesClient admin) {
  static final String NEW = "v1beta1";
  static final String OLD = "v1alpha1";
  static final String FIELD = "ofTomorrow";

  private static final List<String> CRDS =
      List.of("platformtenants.platformtenant.io", "platformtenantclasses.platformtenant.io");

  /** Serves both and stores the new one. The field is known to the new one alone. */
  void come() {
    edit(
        crd -> {
          var old = crd.getSpec().getVersions().getFirst();
          var later = Serialization.clone(old);
          later.setName(NEW);
          addFieldTo(later);
          old.setStorage(false);
          crd.getSpec().setVersions(List.of(later, old));
          return crd;
        });
  }

  /** As it has to be: what one of them has, both have. */
  void tellTheOldOneOfTheField() {
    edit(
        crd -> {
          crd.getSpec().getVersions().stream()
              .filter(version -> version.getName().equals(OLD))
              .forEach(SecondVersion::addFieldTo);
          return crd;
        });
  }

  /** Refused by the API server while it may still store something of it. */
  void takeTheOldOneAway() {
    edit(
        crd -> {
          crd.getSpec().getVersions().removeIf(version -> version.getName().equals(OLD));
          return crd;
        });
  }

  /** Said once everything was written anew. */
  void sayThatAllIsStoredAnew() {
    for (String name : CRDS) {
      crd(name)
          .editStatus(
              crd -> {
                crd.getStatus().setStoredVersions(List.of(NEW));
                return crd;
              });
    }
  }

  private void edit(UnaryOperator<CustomResourceDefinition> change) {
    CRDS.forEach(name -> crd(name).edit(change));
  }

  private Resource<CustomResourceDefinition> crd(String name) {
    return admin.apiextensions().v1().customResourceDefinitions().withName(name);
  }

  private static void addFieldTo(CustomResourceDefinitionVersion version) {
    JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
    schema
        .getProperties()
        .get("spec")
        .getProperties()
        .put(FIELD, new JSONSchemaPropsBuilder().withType("string").build());
  }
}
