package io.platformtenant.testkit.users;

import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** Gives users rights over the whole cluster. */
public record Rights(KubernetesClient admin) {
  /** Every verb on objects that RBAC knows, and so not {@code administer}, which only we know. */
  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  private static final PolicyRule EVERYTHING =
      new PolicyRuleBuilder()
          .withApiGroups("*")
          .withResources("*")
          .withVerbs(VERBS)
          .addToVerbs("bind", "escalate")
          .build();

  private static final PolicyRule ADMINISTER =
      new PolicyRuleBuilder()
          .withApiGroups("platformtenant.io")
          .withResources("platformtenants")
          .withVerbs("administer")
          .build();

  private static final PolicyRule OVERRIDES =
      new PolicyRuleBuilder()
          .withApiGroups("platformtenant.io")
          .withResources("platformtenantoverrides")
          .withVerbs(VERBS)
          .build();

  /** Somebody who may let things through in a freeze of any tenant. */
  public ClusterUser onCall(String user) {
    return user(user, onTenants("override"), OVERRIDES);
  }

  /** Somebody who may sign that. */
  public ClusterUser signer(String user) {
    return user(user, onTenants("approve"), OVERRIDES);
  }

  private static PolicyRule onTenants(String verb) {
    return new PolicyRuleBuilder()
        .withApiGroups("platformtenant.io")
        .withResources("platformtenants")
        .withVerbs(verb)
        .build();
  }

  /** Somebody who may write everything there is: only admission is in the way. */
  public ClusterUser writerOfEverything(String user) {
    return user(user, EVERYTHING);
  }

  /** The same, and the right that admission asks for. */
  public ClusterUser administrator(String user) {
    return user(user, EVERYTHING, ADMINISTER);
  }

  /**
   * Lets the cluster stages of a class write more than CRDs, as somebody of the platform team does
   * it by hand: the operator binds no role of namespaces so wide.
   */
  public void widenClusterStagesOf(String tenantClass) {
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName("cluster-stages-of-" + tenantClass)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "platform-tenant-platform")
            .addNewSubject(
                null, "ServiceAccount", "platform-cluster-reconciler", "platform-" + tenantClass);
    admin.resource(binding.build()).serverSideApply();
  }

  /** Somebody who may do this and nothing else. */
  public ClusterUser user(String user, PolicyRule... rules) {
    var name = user.replace(":", "-");
    var role = new ClusterRoleBuilder().withNewMetadata().withName(name).endMetadata();
    admin.resource(role.withRules(rules).build()).serverSideApply();
    var binding =
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
            .addNewSubject("rbac.authorization.k8s.io", "User", user, null);
    admin.resource(binding.build()).serverSideApply();
    Stream.of(rules)
        .filter(rule -> !rule.getResources().isEmpty())
        .forEach(
            rule ->
                eventually("the API server knows what " + user + " may", () -> may(user, rule)));
    return ClusterUser.called(admin, user);
  }

  /** Asked of whom authorizes: what was written a moment ago may not have reached it yet. */
  private boolean may(String user, PolicyRule rule) {
    var names = rule.getResourceNames();
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            .withNewResourceAttributes()
            .withGroup(rule.getApiGroups().getFirst())
            .withResource(rule.getResources().getFirst())
            .withVerb(rule.getVerbs().getFirst())
            .withName(names.isEmpty() ? null : names.getFirst())
            .endResourceAttributes()
            .endSpec()
            .build();
    return admin.resource(review).create().getStatus().getAllowed();
  }
}
