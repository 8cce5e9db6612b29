package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.platformtenant.api.schema.PartlyRead;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;

/**
 * Copies that know what could not be read. A copy by way of JSON, as the SDK makes them, looks
 * whole where a part was left out. Spec and status never change, so a copy shares them.
 */
record ContractCloner(KubernetesSerialization json) implements Cloner {
  @Override
  @SuppressWarnings("unchecked")
  public <R extends HasMetadata> R clone(R object) {
    return switch (object) {
      case PlatformTenant tenant -> (R) copy(tenant, new PlatformTenant());
      case PlatformTenantClass tenantClass -> (R) copy(tenantClass, new PlatformTenantClass());
      case PlatformTenantOverride override -> (R) copy(override, new PlatformTenantOverride());
      default -> json.clone(object);
    };
  }

  private static <S, T, R extends CustomResource<S, T> & PartlyRead> R copy(R from, R to) {
    to.setMetadata(new ObjectMetaBuilder(from.getMetadata()).build());
    to.setSpec(from.getSpec());
    to.setStatus(from.getStatus());
    to.lacks(from.unread());
    return to;
  }
}
