package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stages of a cluster, on a control plane of its own, where writes can be counted. */
@OnItsOwnCluster
class ClusterStagesIT {
  private static final String HOLD = "example.com/hold";
  private static final ClassYaml CLASS =
      Samples.CLASS
          .guardrails("{repositories: [\"**\"]}")
          .with("roles: {accounts: {cluster: [platform-tenant-cluster]}}");
  private static final ClassYaml WITH_CRDS =
      CLASS.with("clusterStages: [{name: crds, source: platform-base}]");
  private static final ClassYaml WITH_NETWORK =
      WITH_CRDS.with("clusterStages: [{name: network, source: platform-base, path: network}]");

  private static ControlPlane plane;
  private static Script script;
  private static FluxStandIn flux;
  private static ArgoStandIn argo;
  private static RunningOperator operator;

  private final Corner corner = new Corner(plane.admin(), "cluster");
  private final ClusterUser somebody = ClusterUser.admin(plane.admin());

  @BeforeAll
  static void aClusterWithEngines() {
    plane = ControlPlane.start(line -> {});
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    script = new Script();
    flux = FluxStandIn.start(plane.admin(), script, line -> {});
    argo = ArgoStandIn.start(plane.admin(), script, line -> {});
    operator = RunningOperator.start(plane, RunningOperator.quick(null, true));
  }

  @BeforeEach
  void itsStagesWriteConfigMaps() {
    new Rights(plane.admin()).widenClusterStagesOf("class-" + corner.id());
  }

  @AfterAll
  static void itGoes() {
    operator.close();
    argo.close();
    flux.close();
    plane.close();
  }

  @Test
  void threeTenantsShareOneSetThatOutlivesEachOfThem() {
    script.failing(Parts.key(stage("network")), "HealthCheckFailed", "the network is down");
    corner.apply(WITH_NETWORK);
    Stream.of("{id}a", "{id}b", "{id}c").forEach(this::onboard);

    eventually("the class tells", () -> classReady().message().contains("the network is down"));
    var cluster = tenantClass().getStatus().clusters().getFirst();
    assertThat(cluster.ready()).isEqualTo(1);
    assertThat(cluster.total()).isEqualTo(2);
    assertThat(cluster.firstProblem().name()).isEqualTo("in-cluster-network");
    for (String tenant : List.of("{id}a", "{id}b", "{id}c")) {
      eventually(
          tenant + " waits and says for what",
          () -> readyMessage(tenant).contains(namespace() + "/in-cluster-network"));
    }

    script.heal(Parts.key(stage("network")));
    eventually("the class is Ready", this::isClassReady);
    Stream.of("{id}a", "{id}b", "{id}c").forEach(this::untilReady);
    assertThat(classReady().message()).isEqualTo("Followed by 3 tenants; all 2 stages are Ready");

    SortedMap<ObjectId, String> before = versions();
    Instant since = Instant.now();
    corner.delete("{id}a");
    eventually("the first is gone", () -> corner.tenant("{id}a") == null);
    eventually("it is counted", () -> tenantClass().getStatus().tenants() == 2);
    assertThat(ofClass(since)).as("what off-boarding a tenant writes to its class").isEmpty();
    assertThat(versions()).isEqualTo(before).hasSize(7);

    since = Instant.now();
    plane.admin().resource(tenantClass()).delete();
    eventually("it is in use", () -> classReady().reason().equals("InUse"));
    corner.delete("{id}b");
    corner.delete("{id}c");
    eventually("the class is gone", () -> tenantClass() == null);
    assertThat(versions()).isEmpty();
    assertThat(deletions(since))
        .as("the order in which it went")
        .containsExactly(
            "in-cluster-network", "in-cluster-crds", "platform-base", "identities", "namespaces");
  }

  @Test
  void aStageGoesAfterTheTenantsStoppedWaitingForIt() {
    corner.apply(WITH_NETWORK);
    onboard("{id}a");
    untilReady("{id}a");
    ObjectId first = new Parts(corner.id() + "a").stage("dev", "platform-base");
    assertThat(dependenciesOf(first)).contains("in-cluster-network");

    Instant since = Instant.now();
    corner.apply(WITH_CRDS);
    eventually("it is gone", () -> !corner.exists(stage("network")));
    eventually("the class is Ready", this::isClassReady);
    assertThat(dependenciesOf(first)).contains("in-cluster-crds");
    assertThat(
            plane.audit().by(RunningOperator.user(), since).stream()
                .filter(Request::isWrite)
                .filter(r -> r.resource().equals("kustomizations"))
                .map(r -> r.verb() + " " + r.name()))
        .containsSubsequence("patch dev-platform-base", "delete in-cluster-network");

    corner.apply(CLASS);
    eventually("nothing is left", () -> versions().isEmpty());
    untilReady("{id}a");
    assertThat(dependenciesOf(first)).isEqualTo("null");
    eventually("the class is Ready", this::isClassReady);
    assertThat(tenantClass().getStatus().inventory()).isEmpty();
  }

  @Test
  void aTenantThatIsRefusedKeepsTheStageItsLastGoodStateStandsOn() {
    corner.apply(WITH_NETWORK);
    onboard("{id}a");
    untilReady("{id}a");
    corner.apply(
        SMALL_TENANT
            .with("environments: [{name: dev, namespaces: [{name: \"{id}-dev\", profile: huge}]}]")
            .called("{id}a"));
    eventually("the tenant is refused", () -> readyMessage("{id}a").contains("\"huge\""));

    corner.apply(WITH_CRDS);
    eventually(
        "the class says who keeps it",
        () ->
            classReady().reason().equals("PruneWaiting")
                && classReady().message().contains("dev-platform-base"));
    assertThat(corner.exists(stage("network"))).isTrue();

    onboard("{id}a");
    eventually("the stage goes", () -> !corner.exists(stage("network")));
    untilReady("{id}a");
  }

  @Test
  void whatSomebodyTakesAwayComesBack() {
    corner.apply(WITH_CRDS);
    eventually("the class is Ready", this::isClassReady);
    ObjectId rights =
        ObjectId.of(
            ManagedKind.CLUSTER_ROLE_BINDING,
            "",
            namespace() + "-cluster-reconciler:platform-tenant-cluster");
    String uid = corner.get(rights).getMetadata().getUid();

    somebody.deletes(rights);
    eventually("it is made anew", () -> !corner.get(rights).getMetadata().getUid().equals(uid));

    // With two marks it is nobody's by its looks, and neither of the two takes it away.
    somebody.changes(
        stage("crds"), "{\"metadata\":{\"labels\":{\"platformtenant.io/tenant\":\"other\"}}}");
    eventually(
        "the other mark is gone",
        () ->
            !corner
                .get(stage("crds"))
                .getMetadata()
                .getLabels()
                .containsKey(ApiGroup.TENANT_LABEL));
    eventually("the class is Ready", this::isClassReady);
  }

  @Test
  void aClassStaysWhileAFinalizerHoldsWhatAStageOfTheClusterApplied() {
    corner.apply(WITH_CRDS);
    eventually("the class is Ready", this::isClassReady);
    var applied =
        plane
            .admin()
            .configMaps()
            .inNamespace(namespace())
            .withName(stage("crds").name() + "-applied");
    applied.edit(c -> c.edit().editMetadata().addToFinalizers(HOLD).endMetadata().build());

    plane.admin().resource(tenantClass()).delete();
    within(PATIENCE.multipliedBy(2))
        .until(
            "it says what stands and why",
            () ->
                classReady()
                    .message()
                    .contains(
                        "ConfigMap "
                            + namespace()
                            + "/in-cluster-crds-applied, held by finalizer "
                            + HOLD));
    assertThat(versions().keySet())
        .extracting(ObjectId::kind)
        .contains(ManagedKind.CLUSTER_ROLE_BINDING, ManagedKind.SERVICE_ACCOUNT);

    applied.edit(c -> c.edit().editMetadata().removeFromFinalizers(HOLD).endMetadata().build());
    eventually("the class is gone", () -> tenantClass() == null);
    assertThat(versions()).isEmpty();
  }

  @Test
  void aNamespaceThatIsSomebodysIsTakenOnlyWhenItIsHandedOver() {
    somebody.createsNamespace(namespace());
    corner.apply(WITH_CRDS);
    eventually("it is not taken", () -> classReady().reason().equals("NotOwned"));
    assertThat(classReady().message()).contains("platformtenant.io/adopt: " + namespace());
    assertThat(corner.exists(stage("crds"))).isFalse();

    ObjectId namespace = ObjectId.namespace(namespace());
    somebody.annotates(namespace, ApiGroup.ADOPT_ANNOTATION, namespace());
    eventually("the class is Ready", this::isClassReady);

    plane.admin().resource(tenantClass()).delete();
    eventually("the class is gone", () -> tenantClass() == null);
    assertThat(corner.exists(namespace)).as("what was taken over is let go").isTrue();
    assertThat(versions()).isEmpty();
  }

  private void onboard(String tenant) {
    corner.apply(SMALL_TENANT.called(tenant));
  }

  private void untilReady(String tenant) {
    eventually(tenant + " is Ready", () -> corner.isReady(tenant));
  }

  private String namespace() {
    return "platform-class-" + corner.id();
  }

  private ObjectId stage(String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, namespace(), "in-cluster-" + name);
  }

  private PlatformTenantClass tenantClass() {
    return corner.tenantClass("class-{id}");
  }

  private Condition classReady() {
    return tenantClass().getStatus().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private boolean isClassReady() {
    return classReady().status().equals("True")
        && classReady().observedGeneration().equals(tenantClass().getMetadata().getGeneration());
  }

  private String readyMessage(String tenant) {
    return corner.condition(tenant, "Ready").orElseThrow().message();
  }

  private String dependenciesOf(ObjectId stage) {
    Object dependencies = corner.get(stage).get("spec", "dependsOn");
    return String.valueOf(dependencies);
  }

  /** Everything that carries the mark of the class, and its version. */
  private SortedMap<ObjectId, String> versions() {
    SortedMap<ObjectId, String> versions = new TreeMap<>();
    corner.everythingOfClass("class-{id}").forEach(id -> versions.put(id, corner.writtenAs(id)));
    return versions;
  }

  private List<Request> ofClass(Instant since) {
    return plane.audit().by(RunningOperator.user(), since).stream()
        .filter(Request::isWrite)
        .filter(r -> r.namespace().equals(namespace()) || r.name().startsWith(namespace()))
        .toList();
  }

  /** What was deleted of the class, identities and the namespace summed up. */
  private List<String> deletions(Instant since) {
    return ofClass(since).stream()
        .filter(r -> r.verb().equals("delete"))
        .map(
            r ->
                switch (r.resource()) {
                  case "clusterrolebindings", "serviceaccounts" -> "identities";
                  case "resourcequotas", "namespaces" -> "namespaces";
                  default -> r.name();
                })
        .distinct()
        .toList();
  }

  private static void eventually(String claim, Callable<Boolean> holds) {
    within(PATIENCE).until(claim, holds);
  }
}
