package io.platformtenant.operator.cli.diff;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Contracts as they would be in a cluster once files were applied to it. */
record Merged(List<PlatformTenant> tenants, List<PlatformTenantClass> classes) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Merged of(
      Collection<PlatformTenant> tenantsInFiles,
      Collection<PlatformTenantClass> classesInFiles,
      Collection<PlatformTenant> tenants,
      Collection<PlatformTenantClass> classes) {
    return new Merged(
        merged(tenantsInFiles, tenants, Merged::applied),
        merged(classesInFiles, classes, Merged::applied));
  }

  /** The same with every tenant under another class. */
  Merged following(String className) {
    return new Merged(
        tenants.stream().map(tenant -> following(tenant, className)).toList(), classes);
  }

  private static PlatformTenant following(PlatformTenant tenant, String className) {
    var moved = new PlatformTenant();
    moved.setMetadata(tenant.getMetadata());
    ObjectNode spec = JSON.valueToTree(tenant.getSpec());
    moved.setSpec(JSON.convertValue(spec.put("className", className), PlatformTenantSpec.class));
    moved.setStatus(tenant.getStatus());
    return moved;
  }

  private static <R extends HasMetadata> List<R> merged(
      Collection<R> files, Collection<R> live, BinaryOperator<R> applied) {
    Map<String, R> byName = new LinkedHashMap<>();
    live.forEach(resource -> byName.put(resource.getMetadata().getName(), resource));
    files.forEach(file -> byName.merge(file.getMetadata().getName(), file, applied));
    return List.copyOf(byName.values());
  }

  /** What a file says, with what only a cluster knows. */
  private static PlatformTenant applied(PlatformTenant live, PlatformTenant file) {
    var applied = new PlatformTenant();
    applied.setMetadata(known(live, file));
    applied.setSpec(file.getSpec());
    applied.setStatus(live.getStatus());
    return applied;
  }

  private static PlatformTenantClass applied(PlatformTenantClass live, PlatformTenantClass file) {
    var applied = new PlatformTenantClass();
    applied.setMetadata(known(live, file));
    applied.setSpec(file.getSpec());
    applied.setStatus(live.getStatus());
    return applied;
  }

  private static ObjectMeta known(HasMetadata live, HasMetadata file) {
    return new ObjectMetaBuilder(file.getMetadata())
        .withUid(live.getMetadata().getUid())
        .withCreationTimestamp(live.getMetadata().getCreationTimestamp())
        .withDeletionTimestamp(live.getMetadata().getDeletionTimestamp())
        .withGeneration(live.getMetadata().getGeneration())
        .build();
  }
}
