package io.platformtenant.e2e.chart;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.Map;

/** Small objects to try rights with. */
final class Things {

  private Things() {}

  static Namespace namespace(String name) {
    return new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  static ServiceAccount serviceAccount(String namespace, String name) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .build();
  }

  static RoleBinding binding(String namespace, String clusterRole, ServiceAccount subject) {
    return new RoleBindingBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(subject.getMetadata().getName() + ":" + clusterRole)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
        .addNewSubject()
        .withKind("ServiceAccount")
        .withNamespace(subject.getMetadata().getNamespace())
        .withName(subject.getMetadata().getName())
        .endSubject()
        .build();
  }

  static ClusterRoleBinding clusterBinding(String clusterRole) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName("somebody:" + clusterRole)
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", clusterRole)
        .addNewSubject("rbac.authorization.k8s.io", "Group", "somebody", null)
        .build();
  }

  static Role role(String namespace, String resource, String verb) {
    return new RoleBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("may-" + verb)
        .endMetadata()
        .addNewRule()
        .withApiGroups("")
        .withResources(resource)
        .withVerbs(verb)
        .endRule()
        .build();
  }

  static ConfigMap configMap(String namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("settings")
        .endMetadata()
        .withData(Map.of("colour", "green"))
        .build();
  }

  static Secret tokenSecret(String namespace, String account) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("token-of-" + account)
        .withAnnotations(Map.of("kubernetes.io/service-account.name", account))
        .endMetadata()
        .withType("kubernetes.io/service-account-token")
        .build();
  }

  static Deployment deployment(String namespace) {
    var labels = Map.of("app", "api");
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("api")
        .endMetadata()
        .withNewSpec()
        .withReplicas(0)
        .withNewSelector()
        .withMatchLabels(labels)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("api")
        .withImage("registry.example.com/api:v1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
