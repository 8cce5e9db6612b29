package io.platformtenant.e2e.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.api.ApiGroup;
import io.platformtenant.e2e.chart.Chart;
import io.platformtenant.e2e.controlplane.ControlPlane;
import io.platformtenant.e2e.controlplane.UpstreamCrds;
import io.platformtenant.e2e.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.e2e.standins.ArgoStandIn;
import io.platformtenant.e2e.standins.FluxStandIn;
import io.platformtenant.e2e.standins.Script;
import io.platformtenant.e2e.stories.RunningOperator;
import io.platformtenant.operator.apply.Contexts;
import io.platformtenant.operator.model.ManagedKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that has to run before a story can be told. */
final class Backstage implements AutoCloseable {
  /** How long the engines take for each step: long enough to be read as it happens. */
  private static final Duration STEP = Duration.ofMillis(500);

  private final ControlPlane controlPlane;
  private final Script script = new Script();
  private final FluxStandIn flux;
  private final ArgoStandIn argocd;
  private final RunningOperator operator;
  private final Scene scene;

  private Backstage(Terminal terminal) {
    terminal.chapter("Setting up");
    controlPlane = ControlPlane.start(line -> terminal.line("", Actor.KUBERNETES, brief(line)));
    controlPlane.installCrds(
        Stream.of(UpstreamCrds.flux(), UpstreamCrds.argocd(ArgoCdVersion.V3_5))
            .flatMap(List::stream)
            .toList());
    terminal.line("", Actor.KUBERNETES, "serves the kinds of Flux and of Argo CD 3.5");
    Chart.render(Map.of()).install(controlPlane.admin());
    terminal.line("", Actor.PERSON, "helm install " + Chart.NAME + ": kinds, account, rights");
    script.delay(STEP);
    flux = FluxStandIn.start(controlPlane.admin(), script, line -> {});
    argocd = ArgoStandIn.start(controlPlane.admin(), script, line -> {});
    terminal.line("", Actor.FLUX, "runs, under multi-tenancy lockdown");
    terminal.line("", Actor.ARGO_CD, "runs, with impersonation");
    operator = RunningOperator.start(controlPlane, RunningOperator.quick(null, true));
    terminal.line("", Actor.OPERATOR, "runs as " + RunningOperator.user());
    scene = watch(terminal);
  }

  private static String brief(String line) {
    return line.replace("control plane: ", "").replace(System.getProperty("user.home"), "~");
  }

  static Backstage open(Terminal terminal) {
    return new Backstage(terminal);
  }

  private Scene watch(Terminal terminal) {
    var seen =
        new Scene(
            controlPlane.admin(),
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
    return controlPlane;
  }

  KubernetesClient admin() {
    return controlPlane.admin();
  }

  Script script() {
    return script;
  }

  Scene scene() {
    return scene;
  }

  @Override
  public void close() {
    scene.close();
    operator.close();
    argocd.close();
    flux.close();
    controlPlane.close();
  }
}
