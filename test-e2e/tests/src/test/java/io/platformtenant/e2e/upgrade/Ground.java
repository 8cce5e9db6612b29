package io.platformtenant.e2e.upgrade;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.chart.HelmRelease;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A cluster with both engines, on which Helm keeps a release of the chart, and where an operator
 * works whatever the chart is: what one finds that is rolled out before the rest, or rolled back
 * after it.
 */
final class Ground implements AutoCloseable {
  /** The commit before identities, suspension, adoption, freezes and histories. */
  static final String COMMIT = "9abc0aae";

  /** Its chart. */
  static final Path EARLIER =
      Path.of("src/test/resources/upgrade/platform-tenant-operator-" + COMMIT + ".tgz");

  static final Path TODAY = ChartFolder.find();

  private static final String PROBE =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: probe}
      spec:
        owner: {team: probe, contact: probe}
        environments: [{name: dev, namespaces: [{name: probe-dev}]}]
        freeze: [{from: "2026-01-01T00:00:00Z", until: "2026-01-02T00:00:00Z"}]
      """;

  final Script script = new Script();
  final ControlPlane plane = ControlPlane.start(line -> {});
  final Corner corner = new Corner(plane.admin(), "upgrade");
  private final FluxStandIn flux;
  private final ArgoStandIn argo;
  private final HelmRelease release = new HelmRelease(plane.kubeconfig(plane.adminConfig()));
  private AutoCloseable operator = () -> {};

  Ground() {
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    admin()
        .resource(new NamespaceBuilder().withNewMetadata().withName("argocd").endMetadata().build())
        .serverSideApply();
    flux = FluxStandIn.start(admin(), script, line -> {});
    argo = ArgoStandIn.start(admin(), script, line -> {});
  }

  KubernetesClient admin() {
    return plane.admin();
  }

  /** Has Helm make the release what a chart says, there or back; the operator works meanwhile. */
  void become(Path chart) {
    release.become(chart, Map.of());
    eventually("its schema is served", () -> knowsFreezes() == chart.equals(TODAY));
  }

  /** Puts a part of today's chart there by itself. */
  void install(Predicate<HasMetadata> part) {
    Chart.render(Map.of()).install(admin(), part);
  }

  /** Whether the API server has today's schema by now. */
  boolean knowsFreezes() {
    try {
      admin()
          .resource(Serialization.unmarshal(PROBE, GenericKubernetesResource.class))
          .dryRun()
          .fieldValidation(Validation.STRICT)
          .serverSideApply();
      return true;
    } catch (KubernetesClientException e) {
      String refusal = String.valueOf(e.getMessage());
      return !refusal.contains("unknown field") && !refusal.contains("not declared in schema");
    }
  }

  static boolean isKind(HasMetadata object) {
    return object.getKind().equals("CustomResourceDefinition");
  }

  /** As a Deployment does when it changes: the operator of today begins anew. */
  void restart() {
    run(() -> RunningOperator.over(plane, RunningOperator.quick(null, true)));
  }

  /** Has another one work in the place of the one that did. */
  void run(Supplier<AutoCloseable> other) {
    stop();
    operator = other.get();
  }

  private void stop() {
    try {
      operator.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for a look at each of them, and waits for it. */
  void lookAt(Collection<String> tenants) {
    String now = Instant.now().toString();
    tenants.forEach(t -> corner.annotate(t, ApiGroup.RECONCILE_AT_ANNOTATION, now));
    eventually(
        "all were looked at",
        () ->
            admin().resources(PlatformTenant.class).list().getItems().stream()
                .filter(t -> tenants.contains(t.getMetadata().getName()))
                .map(PlatformTenant::lastStatus)
                .allMatch(status -> Objects.equals(status.lastHandledReconcileAt(), now)));
  }

  void untilReady(Collection<String> tenants) {
    tenants.forEach(
        tenant ->
            within(PATIENCE, () -> "It says " + corner.condition(tenant, "Ready").orElse(null))
                .until(tenant + " is Ready", () -> corner.isReady(tenant)));
  }

  static void eventually(String claim, Callable<Boolean> holds) {
    within(PATIENCE).until(claim, holds);
  }

  @Override
  public void close() {
    stop();
    argo.close();
    flux.close();
    plane.close();
  }
}
