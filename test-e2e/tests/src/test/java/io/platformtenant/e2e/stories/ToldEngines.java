package io.platformtenant.e2e.stories;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/** What the engines of a cluster were told, by whoever set them up. */
record ToldEngines(KubernetesClient admin) {
  private static final String ARGOCD = "argocd";
  private static final String FLUX = "flux-system";

  private static final Map<String, String> SOUND =
      Map.of(
          "application.sync.impersonation.enabled", "true",
          "application.sync.requireOverridePrivilegeForRevisionSync", "true",
          "helm.valuesFileSchemes", "");

  private static final String[] LOCKED_DOWN = {
    "--no-cross-namespace-refs=true", "--no-remote-bases=true", "--default-service-account=default"
  };

  /** As the page about installation says. */
  void soundSettings() {
    settings(SOUND);
  }

  void lockedDown() {
    flux(LOCKED_DOWN);
  }

  void settings(Map<String, String> data) {
    apply(
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("argocd-cm")
            .withNamespace(ARGOCD)
            .endMetadata()
            .withData(data)
            .build());
  }

  /** Has all rights as a stand-in, and as the stock manifests have it none to act as others. */
  void stockServer() {
    admin
        .rbac()
        .clusterRoleBindings()
        .withName("stand-in-engines")
        .edit(
            all ->
                new ClusterRoleBindingBuilder(all)
                    .removeMatchingFromSubjects(s -> s.getName().equals("argocd-server"))
                    .build());
  }

  /** As whom argocd-server may act; as everybody where there are no names. */
  void mayImpersonate(List<String> names) {
    apply(
        new ClusterRoleBuilder()
            .withNewMetadata()
            .withName("argocd-impersonation")
            .endMetadata()
            .addNewRule()
            .withApiGroups("")
            .withResources("serviceaccounts")
            .withVerbs("impersonate")
            .withResourceNames(names)
            .endRule()
            .build());
    apply(
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName("argocd-impersonation")
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "argocd-impersonation")
            .addNewSubject("", "ServiceAccount", "argocd-server", ARGOCD)
            .build());
  }

  /** Flux, with its kustomize-controller started like this. */
  void flux(String... arguments) {
    deployment(FLUX, "kustomize-controller", new ContainerBuilder().withArgs(arguments));
  }

  /** Argo CD's repo server, with one variable of its environment. */
  void repoServer(String variable, String value) {
    deployment(
        ARGOCD,
        "argocd-repo-server",
        new ContainerBuilder().addNewEnv().withName(variable).withValue(value).endEnv());
  }

  private void deployment(String namespace, String name, ContainerBuilder container) {
    apply(new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build());
    apply(
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withNewSelector()
            .addToMatchLabels("app", name)
            .endSelector()
            .withNewTemplate()
            .withNewMetadata()
            .addToLabels("app", name)
            .endMetadata()
            .withNewSpec()
            .withContainers(container.withName("main").withImage(name).build())
            .endSpec()
            .endTemplate()
            .endSpec()
            .build());
  }

  private void apply(HasMetadata object) {
    admin.resource(object).forceConflicts().serverSideApply();
  }
}
