package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import org.junit.jupiter.api.Test;

class TenantChangedTest {
  private final TenantChanged<PlatformTenant> changed = new TenantChanged<>();

  @Test
  void whatWeWriteOurselvesIsNoChange() {
    PlatformTenant written = tenant("uid-1", 1);
    written.setStatus(new PlatformTenantStatusBuilder().withClassName("standard").build());

    assertThat(changed.accept(written, tenant("uid-1", 1))).isFalse();
  }

  @Test
  void anotherSpecIsAChange() {
    assertThat(changed.accept(tenant("uid-1", 2), tenant("uid-1", 1))).isTrue();
  }

  @Test
  void oneThatWasMadeAnewIsAnother() {
    assertThat(changed.accept(tenant("uid-2", 1), tenant("uid-1", 1))).isTrue();
  }

  private static PlatformTenant tenant(String uid, long generation) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(
        new ObjectMetaBuilder().withName("a").withUid(uid).withGeneration(generation).build());
    return tenant;
  }
}
