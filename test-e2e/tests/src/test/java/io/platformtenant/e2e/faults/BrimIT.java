package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A contract that somebody filled until etcd takes no larger one, where no policy keeps them from
 * it: nothing can be told at it any more, and it is taken down all the same.
 */
@OnItsOwnCluster
final class BrimIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  /** What a deletion adds to an object, and less than a status of it. */
  private static final int ROOM_FOR_A_DELETION = 150;

  private static ControlPlane plane;
  private static KubernetesClient admin;
  private static RunningOperator operator;
  private static Corner evil;

  @BeforeAll
  static void aTenantIsMade() throws Exception {
    plane = ControlPlane.start(line -> {});
    admin = plane.admin();
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of("admission.enabled", "false")).install(admin);
    evil = new Corner(admin, "evil");
    evil.apply(Manifests.CLASS.with("lifecycle: {deletionProtection: false}"));
    evil.apply(Manifests.TENANT);
    operator = start();
    var made = new Bystander(admin, evil);
    within(PATIENCE).until("it is made", made::isMade);
  }

  @AfterAll
  static void itGoes() {
    if (operator != null) {
      operator.close();
    }
    plane.close();
  }

  @Test
  void whatWasFilledToTheBrimIsTakenDownAllTheSame() {
    operator.close();
    fill(brim() - ROOM_FOR_A_DELETION);
    tenant().delete();
    String longer = "{\"status\":{\"className\":\"" + "x".repeat(ROOM_FOR_A_DELETION) + "\"}}";
    assertThatThrownBy(() -> tenant().subresource("status").patch(MERGE, longer))
        .as("there is no room for a status")
        .hasMessageContaining("request is too large");

    operator = start();

    within(PATIENCE).until("the tenant is gone", () -> tenant().get() == null);
    assertThat(admin.namespaces().withName("home-" + evil.id()).get())
        .satisfiesAnyOf(
            home -> assertThat(home).isNull(),
            home -> assertThat(home.getMetadata().getDeletionTimestamp()).isNotNull());
  }

  private static Resource<GenericKubernetesResource> tenant() {
    return admin
        .genericKubernetesResources("platformtenant.io/v1alpha1", "PlatformTenant")
        .withName(evil.id());
  }

  private static RunningOperator start() {
    return RunningOperator.over(plane, RunningOperator.quick(null, true));
  }

  /** The longest text that is taken, but for a few letters. */
  private static int brim() {
    int taken = 1_500_000;
    int refused = 1_573_000;
    while (refused - taken > 10) {
      int middle = (taken + refused) / 2;
      if (isTaken(middle)) {
        taken = middle;
      } else {
        refused = middle;
      }
    }
    return taken;
  }

  private static boolean isTaken(int length) {
    try {
      fill(length);
      return true;
    } catch (KubernetesClientException e) {
      assertThat(e).hasMessageContaining("request is too large");
      return false;
    }
  }

  private static void fill(int length) {
    tenant().patch(MERGE, filling(length));
  }

  /** The schema lets no other text be so long. */
  private static String filling(int length) {
    return "{\"spec\":{\"delivery\":{\"applications\":[{\"name\":\"a\",\"source\":{\"repoURL\":"
        + "\"https://git.example.com/a\",\"path\":\"a\",\"targetRevision\":\"a\",\"helm\":"
        + "{\"valuesObject\":{\"a\":\""
        + "x".repeat(length)
        + "\"}}}}]}}}";
  }
}
