package io.platformtenant.benchmark;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An empty cluster with what the operator needs: CRDs of both engines, the chart, one class. */
final class Ground implements AutoCloseable {
  private static final int HANDS = 8;

  private final ControlPlane plane = ControlPlane.start(line -> {});

  Ground() {
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of()).install(plane.admin());
    apply(Fleet.classYaml());
  }

  ControlPlane plane() {
    return plane;
  }

  KubernetesClient admin() {
    return plane.admin();
  }

  /** A client's configuration with the rights of the operator. */
  Config operators() {
    return plane.configFor(Chart.NAMESPACE, Chart.NAME);
  }

  String description() {
    return plane.description();
  }

  /** Applies these tenants as several people would at once. */
  void onboard(Collection<String> names) {
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      List<Future<?>> all = new ArrayList<>();
      names.forEach(name -> all.add(hands.submit(() -> apply(Fleet.tenantYaml(name)))));
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tenant was refused", e.getCause());
    }
  }

  void apply(String yaml) {
    admin()
        .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
        .fieldManager("benchmark")
        .forceConflicts()
        .serverSideApply();
  }

  @Override
  public void close() {
    plane.close();
  }
}
