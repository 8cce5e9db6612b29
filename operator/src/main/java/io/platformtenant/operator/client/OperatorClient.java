package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;

/**
 * A client that reads whatever the API server takes. A list is read whole or not at all, and a
 * watch ends at the first event that can't be read: with any other client one object of one tenant
 * keeps the operator from all of them.
 */
public final class OperatorClient {
  /**
   * The API server reads JSON 10,000 levels deep (sigs.k8s.io/json, scanner.go maxNestingDepth),
   * and a list holds it a few levels deeper. It bounds no name, text or number but by etcd's
   * request, and a list has many of those.
   */
  private static final StreamReadConstraints AS_THE_API_SERVER =
      StreamReadConstraints.builder()
          .maxNestingDepth(20_000)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .build();

  private OperatorClient() {}

  public static KubernetesClientBuilder builder() {
    return new KubernetesClientBuilder().withKubernetesSerialization(serialization());
  }

  static KubernetesSerialization serialization() {
    var mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(AS_THE_API_SERVER).build())
            .addModule(readers())
            .build();
    return new KubernetesSerialization(mapper, true);
  }

  private static SimpleModule readers() {
    return new SimpleModule("as far as it can be read")
        .addDeserializer(GenericKubernetesResource.class, new GenericReader())
        // The client copies what it is given by writing it and reading it back.
        .addDeserializer(TreeResource.class, new GenericReader())
        .addDeserializer(
            PlatformTenant.class,
            new ContractReader<>(
                PlatformTenant.class,
                PlatformTenant::new,
                PlatformTenantSpec.class,
                PlatformTenantStatus.class))
        .addDeserializer(
            PlatformTenantClass.class,
            new ContractReader<>(
                PlatformTenantClass.class,
                PlatformTenantClass::new,
                PlatformTenantClassSpec.class,
                PlatformTenantClassStatus.class))
        .addDeserializer(
            PlatformTenantOverride.class,
            new ContractReader<>(
                PlatformTenantOverride.class,
                PlatformTenantOverride::new,
                PlatformTenantOverrideSpec.class,
                PlatformTenantOverrideStatus.class));
  }
}
