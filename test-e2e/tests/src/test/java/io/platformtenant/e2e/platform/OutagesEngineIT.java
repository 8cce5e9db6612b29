package io.platformtenant.e2e.platform;

import static io.platformtenant.engines.real.EnginePart.APPLICATIONSET_CONTROLLER;
import static io.platformtenant.engines.real.EnginePart.APPLICATION_CONTROLLER;
import static io.platformtenant.engines.real.EnginePart.KUSTOMIZE_CONTROLLER;
import static io.platformtenant.engines.real.EnginePart.REPO_SERVER;
import static io.platformtenant.engines.real.EnginePart.SOURCE_CONTROLLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.platform.Outage.Proof;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of the engines stand still and come back, while the operator runs on. */
class OutagesEngineIT extends LifeStory {
  private final String tenant = corner.id() + "a";
  private final String staging = tenant + "-staging";
  private final String leaving = corner.id() + "b";
  private final String other = corner.id() + "-other";
  private TenantYaml now = tenantYaml(tenant);

  @BeforeAll
  void twoTenantsLive() {
    git.push(
        other,
        Map.of(
            "more/staging/addons.yaml", Landscape.configMap("addons", "stage: other"),
            "more/prod/addons.yaml", Landscape.configMap("addons", "stage: other")));
    onboard(tenant, leaving);
  }

  /** With what the tenant will ask for later. */
  @Override
  void pushTenant(String name) {
    super.pushTenant(name);
    git.push(
        config(name),
        Map.of(
            "more/staging/addons.yaml", Landscape.configMap("addons", "stage: more"),
            "more/prod/addons.yaml", Landscape.configMap("addons", "stage: more")));
    git.push(
        deploy(name),
        Map.of(
            "api2/staging/api.yaml", Landscape.configMap("api", "replicas: \"2\""),
            "api2/prod/api.yaml", Landscape.configMap("api", "replicas: \"2\""),
            "api3/staging/api.yaml", Landscape.configMap("api", "replicas: \"3\""),
            "api3/prod/api.yaml", Landscape.configMap("api", "replicas: \"3\""),
            "jobs/post/staging/post.yaml", Landscape.configMap("post", "at: dawn")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outages")
  void aChangeIsNotCalledReadyBeforeItsEngineHasSeenIt(Outage outage) {
    var before = corner.everythingOf(tenant);
    engines.stop(outage.part());
    try {
      now = outage.change().apply(now);
      corner.apply(now);

      eventually("the change is told to wait", () -> saysOfThisSpec(outage.untold()));
      untilLookedAt(tenant);
      assertThat(saysOfThisSpec(outage.untold())).as(readyMessage(tenant)).isTrue();
      assertThat(corner.everythingOf(tenant)).isEqualTo(before);
    } finally {
      engines.start(outage.part());
    }
    Proof proof = outage.proof();
    eventuallySays(staging, proof.configMap(), proof.key(), proof.value());
    untilReady(tenant);
  }

  Stream<Outage> outages() {
    return Stream.of(
        new Outage(
            KUSTOMIZE_CONTROLLER,
            "a stage's path changes",
            t -> t.with("bootstrap: {stages: [{name: addons, path: \"more/{environment}\"}]}"),
            "Kustomization \"prod-addons\" is Progressing: its latest change was not seen yet",
            new Proof("addons", "stage", "more")),
        new Outage(
            SOURCE_CONTROLLER,
            "a source's address changes",
            t -> reading(t, other),
            "GitRepository \"config\" is Progressing: its latest change was not seen yet",
            new Proof("addons", "stage", "other")),
        new Outage(
            KUSTOMIZE_CONTROLLER,
            "a source's address changes",
            t -> reading(t, config(tenant)),
            "Kustomization \"prod-addons\" is Progressing: has not applied main@sha1:",
            new Proof("addons", "stage", "more")),
        new Outage(
            APPLICATION_CONTROLLER,
            "an application's path changes",
            t -> applying(t, "api2/{environment}"),
            "Application \"" + tenant + "-api-prod\" is Progressing: not compared yet",
            new Proof("api", "replicas", "2")),
        new Outage(
            REPO_SERVER,
            "an application's path changes",
            t -> applying(t, "api3/{environment}"),
            "Application \"" + tenant + "-api-prod\"",
            new Proof("api", "replicas", "3")),
        new Outage(
            APPLICATIONSET_CONTROLLER,
            "a set gets an element",
            t ->
                t.with(
                    "delivery: {applicationSets: [{name: jobs, list: {elements: [{name: post}]}}]}"),
            "has to make Application \"" + tenant + "-jobs-post-staging\"",
            new Proof("post", "at", "dawn")));
  }

  private TenantYaml reading(TenantYaml tenant, String repository) {
    return tenant.with(
        "bootstrap: {sources: [{name: config, git: {url: \"%s\"}}]}"
            .formatted(git.url(repository)));
  }

  private static TenantYaml applying(TenantYaml tenant, String path) {
    return tenant.with(
        "delivery: {applications: [{name: api, source: {path: \"%s\"}}]}".formatted(path));
  }

  @Test
  void aTakedownWaitsForEachEngineAndGoesOnWhenItIsBack() {
    engines.stop(KUSTOMIZE_CONTROLLER);
    try {
      engines.stop(APPLICATION_CONTROLLER);
      try {
        corner.delete(leaving);
        untilWaitingFor(leaving, "Applications", "Application/argocd/" + leaving + "-api-prod");
      } finally {
        engines.start(APPLICATION_CONTROLLER);
      }
      untilWaitingFor(leaving, "Kustomizations", "Kustomization/home-" + leaving + "/prod-addons");
      assertThat(data(leaving + "-prod", "addons")).isNotNull();
    } finally {
      engines.start(KUSTOMIZE_CONTROLLER);
    }
    untilEnginesAreDoneWith(leaving);
    assertThat(data(leaving + "-staging", "api")).isNull();
    assertThat(data(leaving + "-prod", "addons")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vanishing")
  void aRepositoryThatVanishesIsNamedAndHealsWhenItIsBack(String repository, String told) {
    asAtFirst();
    var before = Belongings.of(corner, tenant);

    git.delete(repository);

    eventually(
        "it is named with the engine's own message", () -> readyMessage(tenant).contains(told));
    untilLookedAt(tenant);
    assertThat(corner.isReady(tenant)).isFalse();
    assertThat(Belongings.of(corner, tenant)).isEqualTo(before);
    assertThat(data(staging, "addons")).containsEntry("stage", "staging");
    assertThat(data(staging, "api")).containsEntry("replicas", "1");

    pushTenant(tenant);
    untilReady(tenant);
    assertThat(Belongings.of(corner, tenant)).isEqualTo(before);
  }

  Stream<Arguments> vanishing() {
    return Stream.of(
        Arguments.of(
            config(tenant),
            "GitRepository \"config\" is GitOperationFailed: failed to checkout and determine revision"),
        Arguments.of(
            deploy(tenant),
            "Application \""
                + tenant
                + "-api-prod\" is ComparisonError: Failed to load target state"));
  }

  private void asAtFirst() {
    now = tenantYaml(tenant);
    corner.apply(now);
    untilReady(tenant);
    eventuallySays(staging, "addons", "stage", "staging");
    eventuallySays(staging, "api", "replicas", "1");
  }

  @Test
  void argoCdsKindsGoAndComeBackWhileTheOtherPlaneStaysAsItIs() {
    asAtFirst();
    var all = corner.everythingOf(tenant);
    var others = Belongings.of(corner, tenant, id -> !isArgoCds(id));
    var steps = new Steps("Argo CD's kinds");

    removeArgoCdsKinds();
    eventually("it is told", () -> delivery().reason().equals("PlaneUnavailable"));
    steps.done("they are gone, which the tenant tells");
    assertThat(delivery().message()).contains("argoproj.io/v1alpha1", "install its engine");
    assertThat(corner.condition(tenant, "BootstrapReady").orElseThrow().status()).isEqualTo("True");
    assertThat(Belongings.of(corner, others.keySet())).isEqualTo(others);
    assertThat(data(staging, "api")).as("cascaded by Argo CD").isNull();

    engines.plane().installCrds(UpstreamCrds.argocd(engines.argoCd()));
    eventually("the set is made anew", () -> corner.exists(parts(tenant).set("jobs", "staging")));
    // Of a set that it saw before the set's project it thinks again after three minutes only.
    engines.stop(APPLICATIONSET_CONTROLLER);
    engines.start(APPLICATIONSET_CONTROLLER);
    steps.done("they are served again");
    eventuallySays(staging, "api", "replicas", "1");
    steps.done("delivered again");
    untilReady(tenant);
    steps.done("the tenant is Ready again");
    assertThat(corner.everythingOf(tenant)).isEqualTo(all);
    assertThat(Belongings.of(corner, others.keySet())).isEqualTo(others);
  }

  private static boolean isArgoCds(ObjectId id) {
    return id.kind().group().equals("argoproj.io");
  }

  private Condition delivery() {
    return corner.condition(tenant, "DeliveryReady").orElseThrow();
  }

  /** One after another: an Application whose project went first would never go. */
  private void removeArgoCdsKinds() {
    var applications =
        admin
            .genericKubernetesResources(Contexts.of(ManagedKind.APPLICATION))
            .inNamespace("argocd");
    // What other stories left behind may lack its project already.
    applications.withoutLabel(ApiGroup.TENANT_LABEL).list().getItems().stream()
        .map(o -> ObjectId.of(ManagedKind.APPLICATION, "argocd", o.getMetadata().getName()))
        .forEach(id -> somebody.changes(id, "{\"metadata\":{\"finalizers\":null}}"));
    var crds = admin.apiextensions().v1().customResourceDefinitions();
    for (String kind : List.of("applicationsets", "applications", "appprojects")) {
      var crd = crds.withName(kind + ".argoproj.io");
      crd.delete();
      eventually("CRD " + kind + " goes", () -> crd.get() == null);
    }
  }

  /** Whether the tenant is not Ready, for what it says now, and tells this of it. */
  private boolean saysOfThisSpec(String what) {
    long generation = corner.tenant(tenant).getMetadata().getGeneration();
    Condition ready = corner.condition(tenant, "Ready").orElseThrow();
    return ready.status().equals("False")
        && ready.observedGeneration() == generation
        && ready.message().contains(what);
  }

  private void untilWaitingFor(String name, String step, String what) {
    eventually(
        name + " waits in step " + step,
        () -> corner.status(name).orElseThrow().deletion().step().equals(step));
    assertThat(corner.status(name).orElseThrow().deletion().waitingFor())
        .anyMatch(object -> object.startsWith(what + "@"));
    assertThat(readyMessage(name)).contains(step, what);
  }
}
