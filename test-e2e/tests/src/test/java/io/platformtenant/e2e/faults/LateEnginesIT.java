package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Engines that are not there yet, go, and come back; on a control plane of its own, since nobody
 * else could live through it. The operator is never started again within a test.
 */
@OnItsOwnCluster
@TestMethodOrder(OrderAnnotation.class)
final class LateEnginesIT {

  private static final List<String> ARGOCD =
      List.of("applicationsets.argoproj.io", "applications.argoproj.io", "appprojects.argoproj.io");

  private static ControlPlane plane;
  private static KubernetesClient admin;
  private static FluxStandIn flux;
  private static ArgoStandIn argo;

  private RunningOperator operator;
  private Corner corner;

  @BeforeAll
  static void aClusterWithoutEngines() {
    plane = ControlPlane.start(line -> {});
    admin = plane.admin();
    var script = new Script();
    flux = FluxStandIn.start(admin, script, line -> {});
    argo = ArgoStandIn.start(admin, script, line -> {});
  }

  @AfterAll
  static void itGoes() {
    argo.close();
    flux.close();
    plane.close();
  }

  @BeforeEach
  void anOperator() {
    corner = new Corner(admin, "late");
    operator = RunningOperator.start(plane, RunningOperator.quick(corner.selector(), false));
  }

  @AfterEach
  void itStops() {
    operator.close();
  }

  @Test
  @Order(1)
  void enginesThatComeLateArePickedUpWithoutARestart() {
    onBoard();
    eventually(
        "the foundation is there", () -> condition("FoundationReady").status().equals("True"));
    assertUnavailable("BootstrapReady", "GitRepository of source.toolkit.fluxcd.io/v1");
    assertUnavailable("DeliveryReady", "AppProject of argoproj.io/v1alpha1");
    assertThat(condition("Ready").reason()).isEqualTo("PlaneUnavailable");
    staysCalm();

    plane.installCrds(UpstreamCrds.flux());
    within(PATIENCE).until("stages are made", () -> count(ManagedKind.KUSTOMIZATION) == 7);
    eventually("stages are Ready", () -> condition("BootstrapReady").status().equals("True"));
    assertUnavailable("DeliveryReady", "AppProject of argoproj.io/v1alpha1");

    installArgoCd();
    within(PATIENCE).until("Applications are made", () -> count(ManagedKind.APPLICATION) == 4);
    eventually("the tenant is Ready", () -> corner.isReady("{id}"));
  }

  @Test
  @Order(2)
  void anEngineThatGoesTakesNothingOfTheOtherPlanesAlong() {
    installEngines();
    onBoard();
    eventually("the tenant is Ready", () -> corner.isReady("{id}"));
    var before = uids();
    var inventory = corner.status("{id}").orElseThrow().inventory();

    removeArgoCd();
    eventually("it is told", () -> condition("DeliveryReady").reason().equals("PlaneUnavailable"));
    assertUnavailable("DeliveryReady", "AppProject of argoproj.io/v1alpha1");
    staysCalm();
    assertThat(condition("BootstrapReady").status()).isEqualTo("True");
    assertThat(corner.status("{id}").orElseThrow().inventory()).isEqualTo(inventory);
    assertThat(uids()).isEqualTo(withoutArgoCd(before));

    installArgoCd();
    eventually("the tenant is Ready again", () -> corner.isReady("{id}"));
    assertThat(uids().keySet()).isEqualTo(before.keySet());
    assertThat(withoutArgoCd(uids())).isEqualTo(withoutArgoCd(before));
  }

  @Test
  @Order(3)
  void aTenantGoesAlthoughAnEngineWentBefore() {
    installEngines();
    onBoard();
    eventually("the tenant is Ready", () -> corner.isReady("{id}"));
    removeArgoCd();

    corner.delete("{id}");
    eventually("the tenant is gone", () -> corner.tenant("{id}") == null);
    assertThat(uids()).isEmpty();
    installArgoCd();
    assertThat(corner.everythingOf("{id}")).isEmpty();
  }

  @Test
  @Order(4)
  void anArgoCdNamespaceThatIsMissingIsNamed() {
    installEngines();
    admin.namespaces().withName("argocd").delete();
    eventually("it goes", () -> admin.namespaces().withName("argocd").get() == null);
    onBoard();

    eventually("it is told", () -> condition("DeliveryReady").reason().equals("NamespaceMissing"));
    assertThat(condition("DeliveryReady").message())
        .contains("namespace \"argocd\" does not exist");
    eventually("the rest goes on", () -> condition("BootstrapReady").status().equals("True"));
  }

  private static void installEngines() {
    plane.installCrds(UpstreamCrds.flux());
    installArgoCd();
  }

  private long count(ManagedKind kind) {
    return uids().keySet().stream().filter(id -> id.kind() == kind).count();
  }

  private void onBoard() {
    corner.apply(Manifests.CLASS);
    corner.apply(Manifests.TENANT);
  }

  private static void installArgoCd() {
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
  }

  /** One after another: an Application whose project went first would never go. */
  private static void removeArgoCd() {
    var crds = admin.apiextensions().v1().customResourceDefinitions();
    for (String name : ARGOCD) {
      crds.withName(name).delete();
      eventually("CRD " + name + " goes", () -> crds.withName(name).get() == null);
    }
  }

  /**
   * Soon there are five seconds without a write, and with few questions beside the look for
   * engines: kinds go one after another, and the last may be told after the first.
   */
  private static void staysCalm() {
    var began = Instant.now();
    within(PATIENCE, () -> "asked " + asked(began))
        .until(
            "no hot loop",
            () -> {
              var lately = Instant.now().minusSeconds(5);
              return !lately.isBefore(began) && isCalm(asked(lately));
            });
  }

  private static List<Request> asked(Instant since) {
    return plane.audit().by(RunningOperator.user(), since);
  }

  /** Each of six lost objects may be asked after once per try, and of tries there are few. */
  private static boolean isCalm(List<Request> asked) {
    return asked.stream().noneMatch(Request::isWrite)
        && asked.stream().filter(r -> !r.resource().isEmpty()).count() <= 24
        && asked.size() <= 80;
  }

  /** Of everything with the tenant's mark, of the kinds the cluster serves. */
  private Map<ObjectId, String> uids() {
    Map<ObjectId, String> uids = new TreeMap<>();
    for (ManagedKind kind : ManagedKind.values()) {
      served(kind)
          .filter(o -> o.getMetadata().getLabels() != null)
          .filter(o -> corner.id().equals(o.getMetadata().getLabels().get(ApiGroup.TENANT_LABEL)))
          .forEach(o -> uids.put(id(kind, o), o.getMetadata().getUid()));
    }
    return uids;
  }

  private static Stream<GenericKubernetesResource> served(ManagedKind kind) {
    try {
      return admin
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .list()
          .getItems()
          .stream();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Stream.empty();
      }
      throw e;
    }
  }

  private static ObjectId id(ManagedKind kind, GenericKubernetesResource object) {
    var namespace = object.getMetadata().getNamespace();
    return ObjectId.of(kind, namespace == null ? "" : namespace, object.getMetadata().getName());
  }

  private static Map<ObjectId, String> withoutArgoCd(Map<ObjectId, String> uids) {
    var rest = new TreeMap<>(uids);
    rest.keySet().removeIf(id -> id.kind().group().equals("argoproj.io"));
    return rest;
  }

  /** Kinds go one after another, and the first that is missing is named. */
  private void assertUnavailable(String plane, String what) {
    within(PATIENCE)
        .untilAsserted(
            plane + " names " + what,
            () -> {
              var condition = condition(plane);
              assertThat(condition.status()).isEqualTo("False");
              assertThat(condition.reason()).isEqualTo("PlaneUnavailable");
              assertThat(condition.message())
                  .contains("the cluster does not serve " + what)
                  .contains("install its engine");
            });
  }

  private Condition condition(String type) {
    return corner.condition("{id}", type).orElseThrow();
  }
}
