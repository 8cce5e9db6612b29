package io.platformtenant.operator.enforcement;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing to be read of a cluster.
 *
 * @param <T> what is read
 */
public sealed interface Question<T> {
  /** The settings in a ConfigMap of Argo CD's. */
  record SettingsIn(String namespace, String configMap) implements Question<Map<String, String>> {}

  /** What the controllers in a namespace were started with, by the names of their Deployments. */
  record ControllersIn(String namespace) implements Question<Map<String, List<String>>> {}

  /**
   * What a variable of the environment says in the Deployments of a namespace, by their names; ""
   * where it is read from elsewhere. Those that do not say it are left out.
   */
  record VariableIn(String namespace, String variable) implements Question<Map<String, String>> {}

  /** The names of the fields of a kind's spec, by what defines it, in a version. */
  record FieldsOf(String definition, String version) implements Question<Set<String>> {}

  /** What a ClusterRole permits. */
  record RoleNamed(String name) implements Question<List<Permission>> {}

  /**
   * Whether somebody may impersonate a service account.
   *
   * @param user as the API server knows it
   * @param namespace empty for every one there is
   */
  record MayImpersonate(String user, String namespace, String account)
      implements Question<Boolean> {}

  /** One rule of a role; resource names narrow nothing of what is asked here. */
  record Permission(List<String> apiGroups, List<String> resources, List<String> verbs) {}
}
