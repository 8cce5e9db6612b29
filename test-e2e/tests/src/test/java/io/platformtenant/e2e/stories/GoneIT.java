package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Gone means gone: rights outlive whatever acts with them until the last object is really away. On
 * a control plane of its own: what is held here would keep others in the queue.
 */
@OnItsOwnCluster
class GoneIT {
  /** Longer than Flux waits. */
  private static final Duration LONG = Duration.ofMinutes(3);

  private static final String HOLD = "example.com/hold";
  private static final TenantYaml WITH_EXTRA =
      TENANT.with(
          "bootstrap: {stages: [{name: extra, source: config, path: \"extra/{environment}\"}]}");

  /** With a stage in a namespace of its own, which {@link #WITH_EXTRA} does not have. */
  private static final TenantYaml ELSEWHERE =
      TENANT
          .protectedEnvironment("prod", "{id}-prod", "{id}-old")
          .with(
              """
              bootstrap:
                stages:
                  - name: extra
                    source: config
                    path: "extra/{environment}"
                    environments: [{name: prod}]
                    namespace: "{tenant}-old"
              """);

  private static final Script SCRIPT = new Script();
  private static ControlPlane plane;
  private static KubernetesClient admin;
  private static FluxStandIn flux;
  private static ArgoStandIn argo;
  private static RunningOperator operator;

  private final Corner corner = new Corner(admin, "gone");

  @BeforeAll
  static void aClusterWithEngines() {
    plane = ControlPlane.start(line -> {});
    admin = plane.admin();
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    flux = FluxStandIn.start(admin, SCRIPT, line -> {});
    argo = ArgoStandIn.start(admin, SCRIPT, line -> {});
    operator = RunningOperator.start(plane, RunningOperator.quick(null, true));
  }

  @AfterAll
  static void itGoes() {
    operator.close();
    argo.close();
    flux.close();
    plane.close();
  }

  @BeforeEach
  void applyClass() {
    corner.apply(
        CLASS.with(
            """
            bootstrap:
              stages:
                - {name: platform-keys, source: platform-base, path: keys, scope: Tenant}
            """));
  }

  @Test
  void aTenantStaysWhileAFinalizerHoldsWhatAStageApplied() {
    String tenant = onboard("{id}a", TENANT);
    Parts parts = parts(tenant);
    String prod = parts.namespace("prod").name();
    hold(ConfigMap.class, prod, "prod-addons-applied");

    corner.delete(tenant);

    atLast(
        "it says what stands and why",
        () ->
            waitingFor(tenant)
                .contains(
                    reference(parts.stage("prod", "addons"))
                        + ": ConfigMap "
                        + prod
                        + "/prod-addons-applied, held by finalizer "
                        + HOLD));
    assertThat(corner.status(tenant).orElseThrow().deletion().step()).isEqualTo("Kustomizations");
    for (ObjectId rights :
        List.of(
            parts.account("tenant-reconciler-prod"),
            parts.binding("prod", "tenant-reconciler-prod:platform-tenant-reconciler"),
            parts.stage("prod", "platform-base"),
            parts.source("config"),
            parts.home())) {
      assertThat(corner.exists(rights)).as("%s is there still", rights.brief()).isTrue();
    }

    release(ConfigMap.class, prod, "prod-addons-applied");
    atLast("the tenant is gone", () -> corner.tenant(tenant) == null);
    assertThat(corner.everythingOf(tenant)).isEmpty();
  }

  /** Nobody gave the operator a right to see it: Flux is asked until it answers quickly. */
  @Test
  void aTenantStaysForASecretThatItMayNotSee() {
    String tenant = onboard("{id}b", TENANT);
    Parts parts = parts(tenant);
    String home = parts.home().name();
    hold(Secret.class, home, "platform-keys-applied");

    corner.delete(tenant);

    atLast(
        "it says what it may not see",
        () ->
            waitingFor(tenant)
                .contains(
                    reference(parts.stage("platform", "keys"))
                        + ": Secret "
                        + home
                        + "/platform-keys-applied, which the operator has no right to see"));
    assertThat(corner.exists(parts.account("platform-home-reconciler"))).isTrue();

    release(Secret.class, home, "platform-keys-applied");
    atLast("the tenant is gone", () -> corner.tenant(tenant) == null);
  }

  @Test
  void aStageThatLeavesIsWaitedForAndCanComeBack() {
    String tenant = onboard("{id}c", WITH_EXTRA);
    Parts parts = parts(tenant);
    ObjectId stage = parts.stage("prod", "extra");
    String uid = corner.get(stage).getMetadata().getUid();
    String prod = parts.namespace("prod").name();
    hold(ConfigMap.class, prod, "prod-extra-applied");

    corner.apply(TENANT.called(tenant));

    atLast(
        "it says what stands and why",
        () ->
            readyMessage(tenant).contains("ConfigMap " + prod + "/prod-extra-applied")
                && readyMessage(tenant).contains(HOLD));
    corner.apply(WITH_EXTRA.called(tenant));
    eventually(
        "the change is seen",
        () ->
            corner
                .status(tenant)
                .orElseThrow()
                .observedGeneration()
                .equals(corner.tenant(tenant).getMetadata().getGeneration()));
    assertThat(corner.get(stage).getMetadata().getUid()).as("still the old one").isEqualTo(uid);

    release(ConfigMap.class, prod, "prod-extra-applied");
    atLast(
        "it is made anew",
        () ->
            Optional.ofNullable(corner.get(stage))
                .filter(s -> !s.getMetadata().getUid().equals(uid))
                .isPresent());
    untilReady(tenant);
  }

  /** Flux sends the deletions where a stage moves out, and waits for nothing. */
  @Test
  void rightsStayWhereAStageMovedOutUntilNothingIsLeftThere() {
    String tenant = onboard("{id}e", ELSEWHERE);
    String old = parts(tenant).namespace("old").name();
    ObjectId rights =
        ObjectId.of(
            ManagedKind.ROLE_BINDING, old, "tenant-reconciler-prod:platform-tenant-reconciler");
    hold(ConfigMap.class, old, "prod-extra-applied");
    corner.approveDeletion(tenant);

    corner.apply(WITH_EXTRA.called(tenant));

    atLast(
        "it says what stands and why",
        () ->
            readyMessage(tenant)
                .contains(
                    "what Kustomization \"prod-extra\" left behind is gone: ConfigMap "
                        + old
                        + "/prod-extra-applied, held by finalizer "
                        + HOLD));
    assertThat(corner.exists(rights)).as("%s is there still", rights.brief()).isTrue();

    release(ConfigMap.class, old, "prod-extra-applied");
    atLast("its rights there are gone", () -> !corner.exists(rights));
    untilReady(tenant);
  }

  @Test
  void whatIsHeldForAMomentHoldsNothingUp() {
    String tenant = onboard("{id}d", TENANT);
    String prod = parts(tenant).namespace("prod").name();
    hold(ConfigMap.class, prod, "prod-addons-applied");

    corner.delete(tenant);
    eventually(
        "it is being deleted",
        () ->
            admin
                .configMaps()
                .inNamespace(prod)
                .withName("prod-addons-applied")
                .get()
                .isMarkedForDeletion());
    release(ConfigMap.class, prod, "prod-addons-applied");

    eventually("the tenant is gone", () -> corner.tenant(tenant) == null);
  }

  /** The way out that needs nobody to take finalizers off by hand. */
  @Test
  void whatIsForcedGoesAndLeavesBehindWhatHolds() {
    String tenant = onboard("{id}f", TENANT);
    Parts parts = parts(tenant);
    String prod = parts.namespace("prod").name();
    hold(ConfigMap.class, prod, "prod-addons-applied");
    corner.delete(tenant);
    String stage = reference(parts.stage("prod", "addons"));
    String what = stage + ": ConfigMap " + prod + "/prod-addons-applied, held by finalizer " + HOLD;
    atLast("it says how it is called", () -> waitingFor(tenant).contains(what));

    corner.annotate(tenant, ApiGroup.FORCE_STEP_ANNOTATION, stage.replace("@", "@0"));
    corner.annotate(tenant, ApiGroup.RECONCILE_AT_ANNOTATION, "after another uid");
    atLast(
        "it was looked at",
        () ->
            "after another uid"
                .equals(corner.status(tenant).orElseThrow().lastHandledReconcileAt()));
    assertThat(corner.exists(parts.stage("prod", "addons"))).as("its uid is another").isTrue();

    corner.annotate(tenant, ApiGroup.FORCE_STEP_ANNOTATION, stage);

    atLast("the tenant is gone", () -> corner.tenant(tenant) == null);
    assertThat(corner.everythingOf(tenant)).isEmpty();
    assertThat(admin.configMaps().inNamespace(prod).withName("prod-addons-applied").get())
        .as("what held is left behind")
        .isNotNull();
    assertThat(corner.told(parts.tenant(), "StepForced"))
        .as("and on record")
        .singleElement()
        .asString()
        .contains(what);
    release(ConfigMap.class, prod, "prod-addons-applied");
  }

  /** What was not deleted yet goes with it, and no engine is asked. */
  @Test
  void aStepThatIsForcedGoesAsAWholeAndNoOtherWith() {
    String tenant = onboard("{id}g", TENANT);
    Parts parts = parts(tenant);
    ObjectId stuck = parts.application("api", "prod");
    SCRIPT.holdFinalizer(Parts.key(stuck));
    SCRIPT.holdFinalizer(Parts.key(parts.stage("prod", "addons")));
    corner.annotate(tenant, ApiGroup.FORCE_STEP_ANNOTATION, "Applications");
    corner.delete(tenant);
    atLast(
        "what stood there before is not followed",
        () -> readyMessage(tenant).contains("\"Applications\" stood there before the first step"));
    assertThat(corner.exists(stuck)).isTrue();

    corner.annotate(tenant, ApiGroup.FORCE_STEP_ANNOTATION, "");
    atLast("it is seen", () -> !readyMessage(tenant).contains("stood there before"));
    corner.annotate(tenant, ApiGroup.FORCE_STEP_ANNOTATION, "Applications");

    atLast("the step is over", () -> !corner.exists(stuck));
    atLast(
        "the next one waits for its engine as ever",
        () -> waitingFor(tenant).contains(reference(parts.stage("prod", "addons"))));
    SCRIPT.heal(Parts.key(parts.stage("prod", "addons")));
    atLast("the tenant is gone", () -> corner.tenant(tenant) == null);
    assertThat(corner.everythingOf(tenant)).isEmpty();
  }

  /** As a status prints it. */
  private String reference(ObjectId id) {
    return id.reference() + "@" + corner.get(id).getMetadata().getUid();
  }

  private Parts parts(String tenant) {
    return new Parts(tenant.replace("{id}", corner.id()));
  }

  private String readyMessage(String tenant) {
    return corner.condition(tenant, "Ready").orElseThrow().message();
  }

  private void untilReady(String tenant) {
    atLast(tenant + " is Ready", () -> corner.isReady(tenant));
  }

  private String onboard(String name, TenantYaml manifest) {
    corner.apply(manifest.called(name));
    untilReady(name);
    return name;
  }

  private List<String> waitingFor(String tenant) {
    return corner
        .status(tenant)
        .flatMap(s -> Optional.ofNullable(s.deletion()))
        .map(Deletion::waitingFor)
        .orElse(List.of());
  }

  private <T extends HasMetadata> void hold(Class<T> kind, String namespace, String name) {
    admin
        .resources(kind)
        .inNamespace(namespace)
        .withName(name)
        .edit(
            held -> {
              held.addFinalizer(HOLD);
              return held;
            });
  }

  private <T extends HasMetadata> void release(Class<T> kind, String namespace, String name) {
    admin
        .resources(kind)
        .inNamespace(namespace)
        .withName(name)
        .edit(
            held -> {
              held.removeFinalizer(HOLD);
              return held;
            });
  }

  private static void atLast(String claim, Callable<Boolean> holds) {
    within(LONG).until(claim, holds);
  }
}
