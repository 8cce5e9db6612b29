package io.platformtenant.operator.plan.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.foundation.HomeNamespace;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The namespace of a class, the account of its cluster stages, and what that account may do. */
final class ClusterFoundation {
  private ClusterFoundation() {}

  static Stream<PlannedObject> of(PlatformTenantClass tenantClass, ClusterStages stages) {
    Owner owner = Owner.ofClass(stages.className());
    return Stream.of(
            HomeNamespace.of(stages.namespace(), owner, Map.of()),
            Stream.of(account(stages, owner)),
            ClassDefaults.of(tenantClass).accounts().cluster().stream()
                .distinct()
                .map(role -> binding(stages, owner, role)))
        .flatMap(s -> s);
  }

  private static PlannedObject account(ClusterStages stages, Owner owner) {
    ObjectId id =
        ObjectId.of(ManagedKind.SERVICE_ACCOUNT, stages.namespace(), Accounts.ofClusterStages());
    ObjectNode body = Bodies.of(id, owner, Map.of());
    body.put("automountServiceAccountToken", false);
    return planned(stages, id, body);
  }

  private static PlannedObject binding(ClusterStages stages, Owner owner, String role) {
    ObjectId id =
        ObjectId.of(
            ManagedKind.CLUSTER_ROLE_BINDING,
            "",
            new BindingName(stages.namespace() + "-cluster-reconciler", role).toString());
    ObjectNode body = Bodies.of(id, owner, Map.of());
    body.putObject("roleRef")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("kind", "ClusterRole")
        .put("name", role);
    body.putArray("subjects")
        .addObject()
        .put("kind", "ServiceAccount")
        .put("name", Accounts.ofClusterStages())
        .put("namespace", stages.namespace());
    return planned(stages, id, body);
  }

  /** Somebody else's namespace of that name would make their account as strong as ours. */
  private static PlannedObject planned(ClusterStages stages, ObjectId id, ObjectNode body) {
    return new PlannedObject(
        id, "", body, new TreeSet<>(Set.of(ObjectId.namespace(stages.namespace()))), false);
  }
}
