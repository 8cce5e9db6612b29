package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.users.ClusterUser;

/** The accounts of the engines' own controllers, as their stock manifests name them. */
public enum Controller {
  SOURCES("flux-system", "source-controller"),
  KUSTOMIZATIONS("flux-system", "kustomize-controller"),
  APPLICATIONS("argocd", "argocd-application-controller"),
  SETS("argocd", "argocd-applicationset-controller"),
  SERVER("argocd", "argocd-server");

  private final String namespace;
  private final String account;

  Controller(String namespace, String account) {
    this.namespace = namespace;
    this.account = account;
  }

  /** A client that acts as this controller, so that admission sees who really writes. */
  public KubernetesClient client(KubernetesClient admin) {
    return ClusterUser.called(admin, "system:serviceaccount:" + namespace + ":" + account).client();
  }

  /**
   * Gives all of them everything, as the stock manifests do with kustomize-controller and Argo CD's
   * application controller; what keeps them in check is then admission alone.
   */
  public static void grant(KubernetesClient admin) {
    admin.resource(binding()).forceConflicts().fieldManager("engines").serverSideApply();
  }

  private static ClusterRoleBinding binding() {
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName("stand-in-engines")
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin");
    for (var controller : values()) {
      binding
          .addNewSubject()
          .withKind("ServiceAccount")
          .withNamespace(controller.namespace)
          .withName(controller.account)
          .endSubject();
    }
    return binding.build();
  }
}
