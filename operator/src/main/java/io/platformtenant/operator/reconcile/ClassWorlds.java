package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.status.Followers;
import io.platformtenant.operator.watch.Caches;

/** The world around a class: what it says, who follows it, and who waits for its stages. */
public record ClassWorlds(
    OperatorSettings settings, JudgedClasses classes, FollowerCheck followers, Caches caches) {

  ClassWorld around(PlatformTenantClass tenantClass) {
    return new ClassWorld(classes.judge(tenantClass), settings.clusterBindableRoles());
  }

  Followers followersOf(JudgedClass judged) {
    return followers.of(judged);
  }

  boolean isFollowed(PlatformTenantClass tenantClass) {
    return followers.isFollowed(classes.judge(tenantClass));
  }

  /**
   * @param namespace that of the stages of the cluster
   */
  Dependents dependents(String namespace) {
    return new StageDependents(caches, namespace);
  }
}
