package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.RbacRule;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.faults.RacedWire;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.users.Rights;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rights the chart ships are what the operator needs, no less and no more: it lives through all
 * it is made for, and its requests in the API server's audit log are compared with its rules. On a
 * control plane of its own, where it may keep every class.
 */
@OnItsOwnCluster
final class ShippedRightsIT {

  private static final List<RbacRule> RULES =
      RbacRule.in(Chart.render(Map.of())).stream().filter(RbacRule::isTheOperators).toList();
  private static final String OVERRIDE = "let-through";
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  @Test
  void everyRightIsUsedAndNoneIsMissing() {
    try (var plane = ControlPlane.start(line -> {})) {
      plane.installCrds(UpstreamCrds.flux());
      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
      var script = new Script();
      try (var _ = FluxStandIn.start(plane.admin(), script, line -> {});
          var _ = ArgoStandIn.start(plane.admin(), script, line -> {})) {
        compare(aLife(plane));
      }
    }
  }

  private static void compare(List<Request> asked) {
    assertThat(asked.stream().filter(r -> r.code() == 403)).as("what was forbidden").isEmpty();

    Set<String> granted =
        RULES.stream().flatMap(r -> r.grants().stream()).collect(toCollection(TreeSet::new));
    // Never asked for by itself: the server looks for it when a binding is written.
    granted.remove("bind rbac.authorization.k8s.io/clusterroles");
    // It is the only one here; LeaderIT compares these.
    granted.removeIf(grant -> grant.endsWith(" coordination.k8s.io/leases"));
    Set<String> used =
        asked.stream().flatMap(ShippedRightsIT::uses).collect(toCollection(TreeSet::new));
    granted.removeAll(used);
    assertThat(granted).as("what the chart grants and the operator never needs").isEmpty();
  }

  /** An apply that makes an object needs the right to create it besides. */
  private static Stream<String> uses(Request request) {
    var what =
        request.group()
            + "/"
            + request.resource()
            + (request.subresource().isEmpty() ? "" : "/" + request.subresource());
    return request.verb().equals("patch") && request.code() == 201
        ? Stream.of("patch " + what, "create " + what)
        : Stream.of(request.verb() + " " + what);
  }

  /** What the operator asked from its start to its end. */
  private static List<Request> aLife(ControlPlane plane) {
    var admin = plane.admin();
    var corner = new Corner(admin, "rights");
    var wire = RacedWire.atFinalizers(path -> touch(admin, path));
    var start = Instant.now();
    var settings =
        RunningOperator.quick(null, true)
            .at(RunningOperator.paces(DriftPace.USUAL).reading(Duration.ofSeconds(1)));
    try (var _ = RunningOperator.start(plane, settings, wire::connect)) {
      onBoardWithAnAdoption(admin, corner);
      new Rights(admin).widenClusterStagesOf("cluster-" + corner.id());
      aClusterIsBootstrapped(corner);
      signaturesAreWanted(corner);
      somethingIsLetThrough(admin, corner);
      everyBindableRoleIsBound(admin, corner);
      everyKindIsPutBack(admin, corner);
      aRoleRefIsReplaced(admin, corner);

      Journey.UPDATE.begin(corner);
      eventually("the update is done", () -> Journey.UPDATE.isOver(corner));
      Journey.OFF_BOARDING.begin(corner);
      eventually("the tenant is gone", () -> Journey.OFF_BOARDING.isOver(corner));
      classGoes(admin, "class-" + corner.id());
      classGoes(admin, "cluster-" + corner.id());
    }
    assertThat(wire.met()).as("finalizers that were taken off in a race").hasSize(3);
    itIsForgotten(plane, settings);
    return plane.audit().by(RunningOperator.user(), start);
  }

  private static void onBoardWithAnAdoption(KubernetesClient admin, Corner corner) {
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(corner.id() + "-qa")
                .addToAnnotations(ApiGroup.ADOPT_ANNOTATION, corner.id())
                .endMetadata()
                .build())
        .create();
    Journey.ON_BOARDING.begin(corner);
    eventually("the tenant is Ready", () -> Journey.ON_BOARDING.isOver(corner));
  }

  private static void classGoes(KubernetesClient admin, String name) {
    var tenantClass = admin.resources(PlatformTenantClass.class).withName(name);
    tenantClass.delete();
    eventually("the class is gone", () -> tenantClass.get() == null);
  }

  private static void aClusterIsBootstrapped(Corner corner) {
    corner.apply(Manifests.CLUSTER_CLASS);
    eventually(
        "the stage of the cluster is Ready",
        () ->
            corner.tenantClass("cluster-{id}").getStatus().conditions().stream()
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True")));
  }

  private static void signaturesAreWanted(Corner corner) {
    corner.apply(
        Samples.PLAIN_CLASS
            .called("signed-{id}")
            .guardrails(
                "{repositories: [\"**\"], verification: {require: All, gpgKeys: [D56C4FCA57A46444]}}"));
    corner.apply(Samples.SMALL_TENANT.called("signed").ofClass("signed-{id}"));
    eventually("it is Ready", () -> corner.isReady("signed"));
  }

  private static void somethingIsLetThrough(KubernetesClient admin, Corner corner) {
    var now = Instant.now();
    corner.apply(
        Samples.SMALL_TENANT
            .called("frozen")
            .ofClass("signed-{id}")
            .with(
                "freeze: [{from: \"%s\", until: \"%s\"}]"
                    .formatted(
                        now.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS),
                        now.plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS))));
    var onCall = new Rights(admin).onCall("on-call");
    onCall
        .client()
        .resource(
            Overrides.of(
                OVERRIDE,
                "frozen",
                "dev",
                "applications: [web]",
                now.plusSeconds(900),
                onCall.name()))
        .create();
    var override = admin.resources(PlatformTenantOverride.class).withName(OVERRIDE);
    eventually("it is open", () -> override.get().lastStatus().state() == OverrideState.Active);
    eventually(
        "its window lets people through",
        () ->
            at(admin, ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "frozen"))
                .get()
                .getAdditionalProperties()
                .toString()
                .contains("manualSync"));
    new Rights(admin)
        .signer("lead")
        .client()
        .resources(PlatformTenantOverride.class)
        .withName(OVERRIDE)
        .patch(MERGE, "{\"spec\":{\"approvedBy\":\"lead\"}}");
  }

  private static void itIsForgotten(ControlPlane plane, OperatorSettings settings) {
    try (var _ = RunningOperator.later(plane, settings, Duration.ofHours(5))) {
      eventually(
          "what is over and signed is gone",
          () ->
              plane.admin().resources(PlatformTenantOverride.class).withName(OVERRIDE).get()
                  == null);
    }
  }

  private static void everyBindableRoleIsBound(KubernetesClient admin, Corner corner) {
    var bindable =
        RULES.stream()
            .filter(r -> r.verbs().contains("bind"))
            .flatMap(r -> r.resourceNames().stream())
            .toList();
    var ofTenant =
        admin
            .rbac()
            .roleBindings()
            .inAnyNamespace()
            .withLabel(ApiGroup.TENANT_LABEL, corner.id())
            .list()
            .getItems()
            .stream()
            .map(b -> b.getRoleRef().getName());
    var ofClass =
        admin
            .rbac()
            .clusterRoleBindings()
            .withLabel(ApiGroup.CLASS_LABEL, "cluster-" + corner.id())
            .list()
            .getItems()
            .stream()
            .map(b -> b.getRoleRef().getName());
    var bound = Stream.concat(ofTenant, ofClass).collect(Collectors.toSet());
    assertThat(bound).containsExactlyInAnyOrderElementsOf(bindable);
  }

  /** One object of each kind loses all our marks: only a fresh look tells that it is ours. */
  private static void everyKindIsPutBack(KubernetesClient admin, Corner corner) {
    var everything = everythingOf(corner);
    var one =
        Stream.of(ManagedKind.values())
            .map(kind -> everything.stream().filter(id -> id.kind() == kind).findFirst())
            .map(id -> id.orElseThrow())
            .toList();
    one.forEach(
        id ->
            at(admin, id)
                .patch(
                    MERGE,
                    "{\"metadata\":{\"labels\":{\"%s\":null,\"%s\":null,\"%s\":null}}}"
                        .formatted(
                            ApiGroup.MANAGED_BY_LABEL,
                            ApiGroup.TENANT_LABEL,
                            ApiGroup.CLASS_LABEL)));
    eventually("all are put back", () -> everythingOf(corner).equals(everything));
  }

  private static SortedSet<ObjectId> everythingOf(Corner corner) {
    var everything = corner.everythingOf("{id}");
    everything.addAll(corner.everythingOfClass("cluster-{id}"));
    return everything;
  }

  private static void aRoleRefIsReplaced(KubernetesClient admin, Corner corner) {
    var bindings = admin.rbac().roleBindings().inNamespace(corner.id() + "-prod");
    var name = "tenant-reconciler-prod:platform-tenant-reconciler";
    RoleBinding widened = bindings.withName(name).require();
    widened.getRoleRef().setName("cluster-admin");
    bindings.withName(name).delete();
    widened.getMetadata().setResourceVersion(null);
    widened.getMetadata().setUid(null);
    admin.resource(widened).createOr(r -> null);
    eventually(
        "the role is the planned one",
        () ->
            bindings
                .withName(name)
                .require()
                .getRoleRef()
                .getName()
                .equals("platform-tenant-reconciler"));
  }

  /** Makes a new version of what a path names, so that a patch of the old one fails. */
  private static void touch(KubernetesClient admin, String path) {
    var patch = "{\"metadata\":{\"annotations\":{\"example.com/touched\":\"%s\"}}}".formatted(path);
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.endsWith("/platformtenants/" + name)) {
      admin.resources(PlatformTenant.class).withName(name).patch(MERGE, patch);
    } else {
      admin.resources(PlatformTenantClass.class).withName(name).patch(MERGE, patch);
    }
  }

  private static Resource<GenericKubernetesResource> at(KubernetesClient admin, ObjectId id) {
    var all = admin.genericKubernetesResources(Contexts.of(id.kind()));
    return id.namespace().isEmpty()
        ? all.withName(id.name())
        : all.inNamespace(id.namespace()).withName(id.name());
  }
}
