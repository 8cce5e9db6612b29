package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusWriterIT {
  private final KubernetesClient admin = ControlPlane.shared().admin();
  private final Corner corner = new Corner(admin, "writer");
  private final StatusWriter writer =
      new StatusWriter(admin, new RequestGate(1), Duration.ofMinutes(1));

  @Test
  void aCacheThatIsBehindNeverMakesAnOldStatusStay() {
    PlatformTenant first = tenant();
    PlatformTenant cached = writer.write(first, of("one"), PlatformTenant::new).orElseThrow();
    assertThat(writer.write(cached, of("two"), PlatformTenant::new)).isPresent();

    assertThat(writer.write(cached, of("one"), PlatformTenant::new))
        .as("what is meant equals what the cache holds, and not what the server holds")
        .isEmpty();
    assertThat(writer.write(corner.tenant("{id}"), of("one"), PlatformTenant::new)).isPresent();
    assertThat(corner.status("{id}").orElseThrow().className()).isEqualTo("one");
  }

  @Test
  void aSpecEditInBetweenMakesTheWriteFail() {
    PlatformTenant read = tenant();
    corner.apply(TENANT.ofTeam("orders"));

    assertThat(writer.write(read, of("one"), PlatformTenant::new)).isEmpty();
    assertThat(corner.status("{id}")).isEmpty();
  }

  private PlatformTenant tenant() {
    Chart.render(Map.of()).install(admin);
    corner.apply(TENANT);
    return corner.tenant("{id}");
  }

  private static PlatformTenantStatus of(String className) {
    return new PlatformTenantStatusBuilder()
        .withObservedGeneration(1L)
        .withClassName(className)
        .build();
  }
}
