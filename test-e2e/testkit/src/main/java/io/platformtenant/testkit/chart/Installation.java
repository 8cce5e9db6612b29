package io.platformtenant.testkit.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.waiting.Established;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Applies rendered objects in the order Helm keeps: namespaces, CRDs, everything else. */
record Installation(KubernetesClient admin, String namespace) {

  private static final String FIELD_MANAGER = "helm";
  private static final String CRD = "CustomResourceDefinition";

  void apply(List<HasMetadata> objects) {
    namespacesOf(objects).forEach(this::createNamespace);
    var crds = objects.stream().filter(Installation::isCrd).toList();
    crds.forEach(this::apply);
    crds.forEach(crd -> Established.await(admin, crd.getMetadata().getName()));
    objects.stream().filter(object -> !isCrd(object)).forEach(this::apply);
  }

  // The release's own, as by --create-namespace, and those the chart expects to find, as Argo CD's.
  private TreeSet<String> namespacesOf(List<HasMetadata> objects) {
    var names = new TreeSet<String>();
    names.add(namespace);
    objects.stream()
        .map(object -> object.getMetadata().getNamespace())
        .filter(Objects::nonNull)
        .forEach(names::add);
    return names;
  }

  private void createNamespace(String name) {
    apply(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build());
  }

  private void apply(HasMetadata object) {
    admin.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  private static boolean isCrd(HasMetadata object) {
    return object.getKind().equals(CRD);
  }
}
