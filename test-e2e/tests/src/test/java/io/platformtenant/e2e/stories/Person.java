package io.platformtenant.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.List;

/** A user with exactly the rights a test gives, and what becomes of what they try. */
public record Person(String user, KubernetesClient client) {
  /** Every verb on objects that RBAC knows, and so not {@code administer}, which only we know. */
  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  /** Somebody whose rights, or lack of them, are the cluster's business. */
  static Person called(KubernetesClient admin, String user) {
    return member(admin, user);
  }

  /** Somebody whom the identity provider says to be in these groups. */
  static Person member(KubernetesClient admin, String user, String... groups) {
    var config =
        new RequestConfigBuilder(admin.getConfiguration().getRequestConfig())
            .withImpersonateUsername(user)
            .withImpersonateGroups(groups)
            .build();
    return new Person(user, admin.newClient(config).adapt(KubernetesClient.class));
  }

  /** Somebody who may write everything there is: only admission is in the way. */
  public static Person whoMayWriteEverything(KubernetesClient admin, String user) {
    return with(
        admin,
        user,
        new PolicyRuleBuilder()
            .withApiGroups("*")
            .withResources("*")
            .withVerbs(VERBS)
            .addToVerbs("bind", "escalate")
            .build());
  }

  /** The same, and the right that this is about. */
  public static Person whoAdministers(KubernetesClient admin, String user) {
    whoMayWriteEverything(admin, user);
    return with(
        admin,
        user + "-administers",
        user,
        new PolicyRuleBuilder()
            .withApiGroups("platformtenant.io")
            .withResources("platformtenants")
            .withVerbs("administer")
            .build());
  }

  static Person with(KubernetesClient admin, String user, PolicyRule... rules) {
    return with(admin, user.replace(":", "-"), user, rules);
  }

  private static Person with(
      KubernetesClient admin, String name, String user, PolicyRule... rules) {
    admin
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rules)
                .build())
        .serverSideApply();
    admin
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .serverSideApply();
    return called(admin, user);
  }

  /** What they do to single objects. */
  Somebody doing() {
    return new Somebody(client);
  }

  /**
   * Asserts that a policy of the chart refuses what they try, in words that hold all of these.
   *
   * @param policy its name without {@code platform-tenant-}
   */
  static void assertRefused(String policy, Runnable attempt, String... words) {
    var refusal = catchThrowableOfType(KubernetesClientException.class, attempt::run);
    assertThat(refusal).as("a refusal by %s", policy).isNotNull();
    assertThat(refusal.getMessage())
        .contains("ValidatingAdmissionPolicy 'platform-tenant-" + policy + "'")
        .contains(words);
    assertThat(refusal.getCode()).isEqualTo(403);
  }
}
