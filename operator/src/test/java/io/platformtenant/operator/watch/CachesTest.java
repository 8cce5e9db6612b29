package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import org.junit.jupiter.api.Test;

class CachesTest {
  @Test
  void whatWasNotReadIsUnseenAndNotGone() {
    try (KubernetesClient client = new KubernetesClientBuilder().build();
        var caches = new Caches(client, owner -> {})) {
      Observed seen = caches.observe(Owner.ofTenant("payments"));

      assertThat(seen.unseen()).containsExactlyInAnyOrder(ManagedKind.values());
      assertThat(caches.values(ManagedKind.APPLICATION)).isEmpty();
    }
  }
}
