package io.platformtenant.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import java.util.List;
import java.util.Map;

/** Everything that has to run before a story can be told. */
final class Backstage implements AutoCloseable {
  private final Cast cast;
  private final RunningOperator operator;
  private final Scene scene;

  private Backstage(Terminal terminal, Cast cast) {
    this.cast = cast;
    terminal.line("", Actor.FLUX, "runs, under multi-tenancy lockdown");
    terminal.line("", Actor.ARGO_CD, "runs, with impersonation");
    Chart.render(Map.of()).install(admin());
    terminal.line("", Actor.PERSON, "helm install " + Chart.NAME + ": kinds, account, rights");
    operator = RunningOperator.start(controlPlane(), RunningOperator.quick(null, true));
    terminal.line("", Actor.OPERATOR, "runs as " + RunningOperator.user());
    scene = watch(terminal);
  }

  static Backstage open(Terminal terminal, Cast cast) {
    return new Backstage(terminal, cast);
  }

  private Scene watch(Terminal terminal) {
    var seen =
        new Scene(
            admin(),
            cast.patience(),
            List.of(
                new TenantTeller(terminal),
                new FoundationTeller(terminal),
                new BootstrapTeller(terminal),
                new DeliveryTeller(terminal),
                new EventTeller(terminal)));
    seen.watch(own("PlatformTenantClass", "platformtenantclasses"));
    seen.watch(own("PlatformTenant", "platformtenants"));
    for (ManagedKind kind : ManagedKind.values()) {
      seen.watch(Contexts.of(kind));
    }
    seen.watch(
        new ResourceDefinitionContext.Builder()
            .withGroup("events.k8s.io")
            .withVersion("v1")
            .withKind("Event")
            .withPlural("events")
            .withNamespaced(true)
            .build());
    return seen;
  }

  private static ResourceDefinitionContext own(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(ApiGroup.NAME)
        .withVersion(ApiGroup.VERSION)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(false)
        .build();
  }

  ControlPlane controlPlane() {
    return cast.controlPlane();
  }

  KubernetesClient admin() {
    return controlPlane().admin();
  }

  Cast cast() {
    return cast;
  }

  Scene scene() {
    return scene;
  }

  @Override
  public void close() {
    scene.close();
    operator.close();
    cast.close();
  }
}
