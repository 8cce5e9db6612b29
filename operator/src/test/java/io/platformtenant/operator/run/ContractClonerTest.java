package io.platformtenant.operator.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractClonerTest {
  private static final List<Unread> LACKING =
      List.of(new Unread(JsonPointer.valueOf("/spec/access"), "1", List.of()));

  private final ContractCloner cloner = new ContractCloner(new KubernetesSerialization());

  @Test
  void aCopyKnowsWhatCouldNotBeRead() {
    var tenant = new PlatformTenant();
    tenant.lacks(LACKING);
    var tenantClass = new PlatformTenantClass();
    tenantClass.lacks(LACKING);

    assertThat(cloner.clone(tenant).unread()).isEqualTo(LACKING);
    assertThat(cloner.clone(tenantClass).unread()).isEqualTo(LACKING);
  }

  /** The SDK writes a finalizer into a copy and compares it with what it copied. */
  @Test
  void metadataOfACopyIsItsOwn() {
    var tenant = new PlatformTenant();
    tenant.getMetadata().setLabels(Map.of("a", "b"));
    var copy = cloner.clone(tenant);

    copy.addFinalizer("example.com/held");
    copy.getMetadata().getLabels().put("c", "d");

    assertThat(tenant.getFinalizers()).isEmpty();
    assertThat(tenant.getMetadata().getLabels()).containsOnlyKeys("a");
  }
}
