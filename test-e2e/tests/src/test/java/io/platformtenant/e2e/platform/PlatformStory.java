package io.platformtenant.e2e.platform;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.concurrency.OverRealEngines;
import io.platformtenant.engines.real.Engines;
import io.platformtenant.engines.real.RealEngines;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.DeployerFragments;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import io.platformtenant.testkit.waiting.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A story told over the real engines. One operator looks after everything on their cluster, as in
 * production; each story has a class and tenants of its own.
 */
@OverRealEngines
abstract class PlatformStory {
  static final Duration PATIENCE = Eventually.PATIENCE;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A class with stages for its cluster and one for every environment. */
  private static final ClassYaml CLASS =
      ClassYaml.named("class-{id}")
          .with(
              """
              guardrails: {protectedRevisions: Any}
              roles: {accounts: {cluster: [platform-tenant-cluster]}}
              bootstrap:
                stages:
                  - {name: platform-baseline, source: platform-base, path: "base/{environment}"}
              clusterStages:
                - {name: crds, source: platform-base, path: crds}
                - {name: network, source: platform-base, path: network}
              """);

  /** Of all stories, so that the chart is there once: with the role that one of them asks for. */
  private static final class Platform {
    static final String ROLLOUTS = "rollouts";
    static final RunningOperator OPERATOR;

    static {
      var plane = RealEngines.get().plane();
      Chart.render(DeployerFragments.asked(List.of(ROLLOUTS))).install(plane.admin());
      OPERATOR =
          RunningOperator.over(
              plane, RunningOperator.binding(Stream.of(DeployerFragments.role(ROLLOUTS))));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(OPERATOR::close));
    }
  }

  final Engines engines = RealEngines.get();
  final RunningOperator operator = Platform.OPERATOR;
  final KubernetesClient admin = engines.plane().admin();
  final Corner corner =
      new Corner(
          admin, getClass().getSimpleName().replaceAll("EngineIT$", "").toLowerCase(Locale.ROOT));
  final Landscape git = new Landscape(admin, engines.git());

  String base() {
    return corner.id() + "-base";
  }

  static String config(String tenant) {
    return tenant + "-config";
  }

  static String deploy(String tenant) {
    return tenant + "-deploy";
  }

  /** The class, with the address of its repository. */
  ClassYaml classYaml() {
    return CLASS.with("bootstrap: {sources: [" + source("platform-base", base()) + "]}");
  }

  /** A tenant with a stage and an application, read from its own repositories. */
  TenantYaml tenantYaml(String tenant) {
    return Samples.TENANT
        .called(tenant)
        .ofTeam(tenant)
        .without("delivery/applications/api/environments")
        .with(
            """
            bootstrap:
              sources: [%s]
              stages: [{name: addons, retryInterval: 1m}]
            delivery:
              applications: [{name: api, source: %s}]
            """
                .formatted(source("config", config(tenant)), from(tenant, "api/{environment}")));
  }

  private String source(String name, String repository) {
    return "{name: %s, git: {url: \"%s\", ref: {branch: main}}, interval: 1m}"
        .formatted(name, git.url(repository));
  }

  /** Where an application finds a folder of the tenant's repository. */
  final String from(String tenant, String path) {
    return "{repoURL: \"%s\", path: \"%s\", targetRevision: main}"
        .formatted(git.url(deploy(tenant)), path);
  }

  /** Pushes what the class's stages apply, each of it sound. */
  void pushBase() {
    new Rights(admin).widenClusterStagesOf("class-" + corner.id());
    git.push(
        base(),
        Map.of(
            "crds/widgets.yaml",
            WIDGETS.replace("{id}", corner.id()),
            "network/network.yaml",
            Landscape.configMap("network", "mtu: \"1500\"")
                .replace("{name:", "{namespace: platform-class-" + corner.id() + ", name:"),
            "base/staging/baseline.yaml",
            Landscape.configMap("baseline", "tier: staging"),
            "base/prod/baseline.yaml",
            Landscape.configMap("baseline", "tier: prod")));
  }

  /** Pushes what a tenant's stages and its application apply, each of it sound. */
  void pushTenant(String tenant) {
    pushConfig(tenant);
    git.push(
        deploy(tenant),
        Map.of(
            "api/staging/api.yaml", Landscape.configMap("api", "replicas: \"1\""),
            "api/prod/api.yaml", Landscape.configMap("api", "replicas: \"3\"")));
  }

  void pushConfig(String tenant) {
    git.push(
        config(tenant),
        Map.of(
            "addons/staging/addons.yaml", Landscape.configMap("addons", "stage: staging"),
            "addons/prod/addons.yaml", Landscape.configMap("addons", "stage: prod")));
  }

  private static final String WIDGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.{id}.example.com}
      spec:
        group: "{id}.example.com"
        scope: Namespaced
        names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  void eventually(String claim, Callable<Boolean> holds) {
    eventually(PATIENCE, claim, holds);
  }

  void eventually(Duration patience, String claim, Callable<Boolean> holds) {
    within(patience, () -> said() + "\n" + engines.logs()).until(claim, holds);
  }

  /** What classes and tenants say of themselves. */
  private String said() {
    Stream<HasMetadata> all =
        Stream.of(PlatformTenantClass.class, PlatformTenant.class)
            .flatMap(kind -> admin.resources(kind).list().getItems().stream());
    return all.map(o -> o.getMetadata().getName() + ": " + conditions(o)).collect(joining("\n"));
  }

  private static List<Condition> conditions(HasMetadata object) {
    return switch (object) {
      case PlatformTenant t when t.getStatus() != null -> t.getStatus().conditions();
      case PlatformTenantClass c when c.getStatus() != null -> c.getStatus().conditions();
      default -> List.of();
    };
  }

  /** What an engine wrote into one of its objects; empty where it has written nothing. */
  JsonNode status(ManagedKind kind, String namespace, String name) {
    var object =
        admin
            .genericKubernetesResources(Contexts.of(kind))
            .inNamespace(namespace)
            .withName(name)
            .require();
    return JSON.valueToTree(object.getAdditionalProperties().getOrDefault("status", Map.of()));
  }

  void untilReady(String tenant) {
    try {
      eventually(tenant + " is Ready", () -> corner.isReady(tenant));
    } catch (AssertionError late) {
      throw new AssertionError(
          tenant + " is not Ready but " + corner.condition(tenant, "Ready").orElse(null), late);
    }
  }

  /**
   * Takes the class and the tenants away, and returns when no engine has work with them any more;
   * namespaces take their time.
   */
  final void leave() {
    var tenants = admin.resources(PlatformTenant.class).withLabelSelector(corner.selector());
    var names = tenants.list().getItems().stream().map(t -> t.getMetadata().getName()).toList();
    names.forEach(corner::delete);
    admin.resources(PlatformTenantClass.class).withLabelSelector(corner.selector()).delete();
    names.forEach(this::untilEnginesAreDoneWith);
  }

  final void untilEnginesAreDoneWith(String tenant) {
    eventually(
        "no engine works for " + tenant,
        () -> corner.everythingOf(tenant).stream().noneMatch(id -> id.kind().comesWithAnEngine()));
  }

  String readyMessage(String tenant) {
    return corner.condition(tenant, "Ready").orElseThrow().message();
  }
}
