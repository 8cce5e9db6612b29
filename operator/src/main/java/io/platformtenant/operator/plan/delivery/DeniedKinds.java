package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.api.v1alpha1.DeniedKind;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kinds that no Application may contain: what would move the boundary itself. */
final class DeniedKinds {
  private static final List<DeniedKind> FLOOR =
      List.of(
          new DeniedKind("", "LimitRange"),
          new DeniedKind("", "ResourceQuota"),
          new DeniedKind("*.toolkit.fluxcd.io", "*"),
          new DeniedKind("argoproj.io", "AppProject"),
          new DeniedKind("argoproj.io", "Application"),
          new DeniedKind("argoproj.io", "ApplicationSet"),
          new DeniedKind("fluxcd.controlplane.io", "*"),
          new DeniedKind("rbac.authorization.k8s.io", "*"),
          new DeniedKind("source.extensions.fluxcd.io", "*"));

  private DeniedKinds() {}

  static ArrayNode of(ResolvedTenant contract) {
    Set<DeniedKind> kinds = new LinkedHashSet<>(FLOOR);
    contract.defaults().delivery().deniedKinds().stream()
        .sorted(Comparator.comparing(DeniedKind::group).thenComparing(DeniedKind::kind))
        .forEach(kinds::add);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    kinds.forEach(k -> list.addObject().put("group", k.group()).put("kind", k.kind()));
    return list;
  }
}
