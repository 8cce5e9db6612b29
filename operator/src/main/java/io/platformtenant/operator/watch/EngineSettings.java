package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.client.AccessReviews;
import io.platformtenant.operator.client.DefinedFields;
import io.platformtenant.operator.enforcement.Question;
import io.platformtenant.operator.enforcement.Question.ControllersIn;
import io.platformtenant.operator.enforcement.Question.FieldsOf;
import io.platformtenant.operator.enforcement.Question.MayImpersonate;
import io.platformtenant.operator.enforcement.Question.Permission;
import io.platformtenant.operator.enforcement.Question.RoleNamed;
import io.platformtenant.operator.enforcement.Question.SettingsIn;
import io.platformtenant.operator.enforcement.Question.VariableIn;
import io.platformtenant.operator.enforcement.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads of a cluster what the engines were told, once for each question. */
final class EngineSettings {
  private final KubernetesClient client;

  EngineSettings(KubernetesClient client) {
    this.client = client;
  }

  /**
   * @throws KubernetesClientException where the server gives no answer, now or to this account
   */
  Seen<?> read(Question<?> question) {
    return switch (question) {
      case SettingsIn(String namespace, String name) ->
          seen(
              client.configMaps().inNamespace(namespace).withName(name).get(),
              EngineSettings::settings);
      case ControllersIn(String namespace) ->
          Seen.of(
              client.apps().deployments().inNamespace(namespace).list().getItems().stream()
                  .collect(
                      Collectors.toMap(d -> d.getMetadata().getName(), EngineSettings::arguments)));
      case VariableIn(String namespace, String variable) ->
          Seen.of(variables(client.apps().deployments().inNamespace(namespace).list(), variable));
      case FieldsOf(String definition, String version) ->
          new Seen.Read<>(DefinedFields.ofSpec(client, definition, version));
      case RoleNamed(String name) ->
          seen(client.rbac().clusterRoles().withName(name).get(), EngineSettings::permissions);
      case MayImpersonate(String user, String namespace, String account) ->
          Seen.of(AccessReviews.mayImpersonate(client, user, namespace, account));
    };
  }

  private static <R, T> Seen<T> seen(R there, Function<R, T> what) {
    return new Seen.Read<>(Optional.ofNullable(there).map(what));
  }

  private static Map<String, String> settings(ConfigMap map) {
    return Optional.ofNullable(map.getData()).orElse(Map.of());
  }

  /** Of all containers: a sidecar's flags are not the controller's, and lend it none of these. */
  private static List<String> arguments(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(EngineSettings::words)
        .toList();
  }

  private static Stream<String> words(Container container) {
    return Stream.concat(container.getCommand().stream(), container.getArgs().stream());
  }

  private static Map<String, String> variables(DeploymentList deployments, String variable) {
    Map<String, String> said = new HashMap<>();
    for (Deployment deployment : deployments.getItems()) {
      deployment.getSpec().getTemplate().getSpec().getContainers().stream()
          .flatMap(container -> container.getEnv().stream())
          .filter(entry -> entry.getName().equals(variable))
          .forEach(
              entry ->
                  said.put(
                      deployment.getMetadata().getName(),
                      Objects.requireNonNullElse(entry.getValue(), "")));
    }
    return said;
  }

  private static List<Permission> permissions(ClusterRole role) {
    return role.getRules().stream()
        .map(rule -> new Permission(rule.getApiGroups(), rule.getResources(), rule.getVerbs()))
        .toList();
  }
}
