package io.platformtenant.e2e.platform;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.concurrency.OverRealEngines;
import io.platformtenant.engines.real.Engines;
import io.platformtenant.engines.real.LocalEngines;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * A cluster that has the engines and nothing else gets kinds, policies, operator, classes and
 * tenants from the repository that the documents show. {@code -Pupgrade} has 60 tenants in it, so
 * that it is told what rebuilding a cluster takes.
 */
@OverRealEngines
class FromNothingEngineIT {
  private static final int ALL = 60;
  private static final int SHOWN = 3;
  private static final int TENANTS = Integer.getInteger("gitops.tenants", 12);
  private static final String CLASS = "standard";
  private static final String FLUX = "flux-system";
  private static final String ARGO_CD = "argocd";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everythingComesByFlux() {
    try (var engines = LocalEngines.start(line -> {})) {
      var cluster = new Cluster(engines);
      cluster.comesUp("flux");

      cluster.eventually(
          "Flux is content", () -> cluster.broughtByFlux().allMatch(FromNothingEngineIT::isReady));
      cluster.tell("Flux", cluster.broughtByFlux(), FromNothingEngineIT::failures);
      cluster.leavesTheTenantBehind(ManagedKind.KUSTOMIZATION, FLUX);
      cluster.refusesAClassThatWaitsFor("platform-tenant-operator");
      cluster.refusesAClassThatWaitsFor("platform-tenant-classes");
    }
  }

  @Test
  void everythingComesByArgoCd() {
    try (var engines = LocalEngines.start(line -> {})) {
      var cluster = new Cluster(engines);
      cluster.comesUp("argocd");

      cluster.eventually(
          "Argo CD is content",
          () -> cluster.broughtByArgoCd().allMatch(FromNothingEngineIT::isSynced));
      cluster.tell(
          "Argo CD",
          cluster.broughtByArgoCd(),
          one -> one.at("/status/operationState/retryCount").asLong());
      cluster.leavesTheTenantBehind(ManagedKind.APPLICATION, ARGO_CD);
    }
  }

  private static boolean isReady(JsonNode stage) {
    return StreamSupport.stream(stage.at("/status/conditions").spliterator(), false)
        .anyMatch(
            c ->
                c.path("type").asText().equals("Ready")
                    && c.path("status").asText().equals("True"));
  }

  private static boolean isSynced(JsonNode application) {
    return application.at("/status/sync/status").asText().equals("Synced")
        && application.at("/status/operationState/phase").asText().equals("Succeeded");
  }

  /** How often Flux tried in vain, as its own history counts. */
  private static long failures(JsonNode stage) {
    return StreamSupport.stream(stage.at("/status/history").spliterator(), false)
        .filter(e -> !e.path("lastReconciledStatus").asText().equals("ReconciliationSucceeded"))
        .mapToLong(e -> e.path("totalReconciliations").asLong())
        .sum();
  }

  /** A cluster that comes up, and since when. */
  private record Cluster(Engines engines, Corner corner, Instant begin) {
    Cluster(Engines engines) {
      this(engines, new Corner(engines.plane().admin(), "nothing"), Instant.now());
    }

    /** Until every tenant is Ready. */
    void comesUp(String engine) {
      var repository = new GitOpsRepository(engines.git());
      List<String> tenants = repository.push(TENANTS - SHOWN);
      repository.bootstrap(engines.plane().admin(), engine);
      try (var _ = Kubelet.start(engines.plane())) {
        for (String tenant : tenants) {
          eventually(tenant + " is Ready", () -> corner.isReady(tenant));
        }
        System.out.printf(
            "from nothing by %s: %d tenants (%d with -Pupgrade) are Ready after %d s%n",
            engine, TENANTS, ALL, Duration.between(begin, Instant.now()).toSeconds());
      }
    }

    void tell(String engine, Stream<JsonNode> all, ToLongFunction<JsonNode> inVain) {
      List<JsonNode> brought = all.toList();
      System.out.printf(
          "from nothing by %s: %d of its objects, %d attempts in vain%n",
          engine, brought.size(), brought.stream().mapToLong(inVain).sum());
    }

    Stream<JsonNode> broughtByFlux() {
      return in(ManagedKind.KUSTOMIZATION, FLUX);
    }

    /** What tenants deliver is another matter: its projects are their own. */
    Stream<JsonNode> broughtByArgoCd() {
      return in(ManagedKind.APPLICATION, ARGO_CD)
          .filter(one -> one.at("/spec/project").asText().startsWith("platform"));
    }

    private Stream<JsonNode> in(ManagedKind kind, String namespace) {
      return engines
          .plane()
          .admin()
          .genericKubernetesResources(Contexts.of(kind))
          .inNamespace(namespace)
          .list()
          .getItems()
          .stream()
          .map(JSON::<JsonNode>valueToTree);
    }

    /** What brought the class itself, or its kind, would wait for it. */
    void refusesAClassThatWaitsFor(String brings) {
      var standard = engines.plane().admin().resources(PlatformTenantClass.class).withName(CLASS);
      standard.patch(
          PatchContext.of(PatchType.JSON_MERGE),
          "{\"spec\":{\"dependsOn\":[{\"namespace\":\"%s\",\"name\":\"%s\"}]}}"
              .formatted(FLUX, brings));
      try (var _ = Kubelet.start(engines.plane())) {
        eventually(
            "a class that waits for " + brings + " is refused",
            () ->
                standard.get().getStatus().violations().stream()
                    .anyMatch(v -> v.rule().equals("PC075") && v.message().contains(brings)));
      }
    }

    /** Takes away what brought a tenant. */
    void leavesTheTenantBehind(ManagedKind kind, String namespace) {
      var tenants = engines.plane().admin().resources(PlatformTenant.class);
      String before = tenants.withName("ledger").get().getMetadata().getUid();
      var brought =
          engines
              .plane()
              .admin()
              .genericKubernetesResources(Contexts.of(kind))
              .inNamespace(namespace)
              .withName("tenant-ledger");
      GenericKubernetesResource first = brought.get();
      brought.delete();

      eventually(
          "it is gone, or made anew",
          () ->
              brought.get() == null
                  || !brought.get().getMetadata().getUid().equals(first.getMetadata().getUid()));
      var left = tenants.withName("ledger").get().getMetadata();
      assertThat(left.getUid()).isEqualTo(before);
      assertThat(left.getDeletionTimestamp()).isNull();
    }

    void eventually(String claim, Callable<Boolean> holds) {
      within(PATIENCE, () -> said() + "\n" + outOfSync() + "\n" + engines.logs())
          .until(claim, holds);
    }

    private String outOfSync() {
      return broughtByArgoCd()
          .filter(one -> !isSynced(one))
          .map(
              one ->
                  one.at("/metadata/name").asText()
                      + ": "
                      + one.at("/status/operationState/message").asText()
                      + StreamSupport.stream(one.at("/status/resources").spliterator(), false)
                          .filter(r -> !r.path("status").asText().equals("Synced"))
                          .toList())
          .collect(joining("\n"));
    }

    private String said() {
      return engines.plane().admin().resources(PlatformTenant.class).list().getItems().stream()
          .map(t -> t.getMetadata().getName() + ": " + t.lastStatus().conditions())
          .collect(joining("\n"));
    }
  }
}
