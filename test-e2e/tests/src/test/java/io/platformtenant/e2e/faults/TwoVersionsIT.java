package io.platformtenant.e2e.faults;

import static io.platformtenant.e2e.faults.SecondVersion.FIELD;
import static io.platformtenant.e2e.faults.SecondVersion.NEW;
import static io.platformtenant.e2e.faults.SecondVersion.OLD;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
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
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The road to a second version of the API, walked with the operator of today at work: a test for
 * each step that the page about the architecture tells.
 */
@OnItsOwnCluster
@TestMethodOrder(OrderAnnotation.class)
class TwoVersionsIT {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private static ControlPlane plane;
  private static Corner corner;
  private static RunningOperator operator;
  private static SecondVersion second;

  @BeforeAll
  static void aTenantOfToday() {
    plane = ControlPlane.start(line -> {});
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    operator = RunningOperator.start(plane, RunningOperator.quick(null, true));
    corner = new Corner(plane.admin(), "versions");
    corner.apply(Samples.PLAIN_CLASS);
    corner.apply(Samples.SMALL_TENANT);
    within(PATIENCE).until("it is seen to", TwoVersionsIT::isSeen);
    second = new SecondVersion(plane.admin());
  }

  @AfterAll
  static void allGoes() {
    operator.close();
    plane.close();
  }

  @Test
  @Order(1)
  void whoReadsTheNewVersionReadsWhatIsStoredOfTheOldOne() {
    Object before = spec(OLD);
    second.come();
    within(PATIENCE).until("the new version is served", () -> tenant(NEW).get() != null);

    assertThat(spec(NEW)).isEqualTo(before);
    assertThat(spec(OLD)).isEqualTo(before);
  }

  @Test
  @Order(2)
  void aFieldThatTheNewVersionAloneKnowsIsLostToAWriterOfTheOldOne() {
    say("lost");
    within(PATIENCE).until("the operator has written its status", TwoVersionsIT::isSeen);

    assertThat(fieldIn(NEW)).isNull();
  }

  @Test
  @Order(3)
  void aFieldThatBothKnowIsReadAndKeptByTheOperatorOfToday() {
    second.tellTheOldOneOfTheField();
    within(PATIENCE)
        .until(
            "both know it",
            () -> {
              say("kept");
              return "kept".equals(fieldIn(OLD));
            });
    within(PATIENCE).until("the operator has written its status", TwoVersionsIT::isSeen);

    assertThat(fieldIn(NEW)).isEqualTo("kept");
    // As a tree: the types of today do not know it, and the test's client insists on that.
    assertThat(tenant(OLD).get().<Object>get("status", "violations")).isNull();
  }

  @Test
  @Order(4)
  void thePoliciesJudgeTheNewVersionAsTheOldOne() {
    KubernetesClient meddler = new Rights(plane.admin()).writerOfEverything("meddler").client();
    String change = "{\"spec\":{\"owner\":{\"team\":\"another\"}}}";

    for (String version : List.of(OLD, NEW)) {
      within(PATIENCE)
          .untilAsserted(
              "it is refused by the policy",
              () ->
                  assertThatThrownBy(() -> tenant(meddler, version).patch(MERGE, change))
                      .isInstanceOf(KubernetesClientException.class)
                      .hasMessageContaining("platform-tenant-tenants"));
    }
  }

  @Test
  @Order(5)
  void theOldVersionGoesWhenEverythingWasWrittenAnew() {
    assertThatThrownBy(second::takeTheOldOneAway).hasMessageContaining("storedVersions");
    for (String kind : List.of("PlatformTenant", "PlatformTenantClass")) {
      plane
          .admin()
          .genericKubernetesResources("platformtenant.io/" + NEW, kind)
          .list()
          .getItems()
          .forEach(object -> plane.admin().resource(object).update());
    }
    second.sayThatAllIsStoredAnew();
    second.takeTheOldOneAway();

    within(PATIENCE).until("it is not served", () -> tenant(OLD).get() == null);
    assertThat(fieldIn(NEW)).isEqualTo("kept");
  }

  private static void say(String word) {
    tenant(NEW).patch(MERGE, "{\"spec\":{\"%s\":\"%s\"}}".formatted(FIELD, word));
  }

  private static boolean isSeen() {
    GenericKubernetesResource tenant = tenant(OLD).get();
    return tenant.get("status", "observedGeneration") instanceof Number seen
        && seen.longValue() == tenant.getMetadata().getGeneration();
  }

  private static Object spec(String version) {
    return tenant(version).get().get("spec");
  }

  private static Object fieldIn(String version) {
    return tenant(version).get().get("spec", FIELD);
  }

  private static Resource<GenericKubernetesResource> tenant(String version) {
    return tenant(plane.admin(), version);
  }

  private static Resource<GenericKubernetesResource> tenant(KubernetesClient as, String version) {
    return as.genericKubernetesResources("platformtenant.io/" + version, "PlatformTenant")
        .withName(corner.id());
  }
}
