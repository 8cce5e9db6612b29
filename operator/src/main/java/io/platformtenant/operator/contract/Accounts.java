package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;

/**
 * The accounts that the engines impersonate. One per environment and list of stages, and one for
 * what is rendered once, all in the home namespace: what is in the Git of staging can't write to
 * prod, and no pod can run as them.
 */
public final class Accounts {
  /** Applies the stages of the class that are rendered once for a tenant, in its home. */
  public static final String HOME = "platform-home-reconciler";

  private Accounts() {}

  /** Applies the stages of the class in an environment. */
  public static String platform(Environment environment) {
    return "platform-reconciler-" + environment.name();
  }

  /** Applies the stages of the tenant in an environment. */
  public static String tenant(Environment environment) {
    return "tenant-reconciler-" + environment.name();
  }

  /** Syncs the applications of an environment. */
  public static String deployer(Environment environment) {
    return deployer(environment.name());
  }

  /** Syncs the applications of an environment. */
  public static String deployer(String environment) {
    return "argocd-deployer-" + environment;
  }

  /** Known to a cloud as the tenant. */
  public static String identity(String name) {
    return "identity-" + name;
  }

  /** Known to a cloud as an environment of the tenant. */
  public static String identity(String name, String environment) {
    return identity(name) + "-" + environment;
  }

  /** Applies the stages of a cluster, in the namespace of their class. */
  public static String ofClusterStages() {
    return "platform-cluster-reconciler";
  }

  /** Whether a role binding gives rights to people, by its name. */
  public static boolean isOfPeople(ObjectId binding) {
    return binding.kind() == ManagedKind.ROLE_BINDING && binding.name().startsWith("access-");
  }
}
