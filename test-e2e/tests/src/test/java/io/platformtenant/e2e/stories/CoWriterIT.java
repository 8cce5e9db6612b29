package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.CoWrittenValue;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A promoter of the platform writes into Applications of staging, and not of prod. */
@OnItsOwnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoWriterIT {
  private static final String PROMOTER = "system:serviceaccount:kargo:kargo-controller";
  private static final String REVISION = "{\"spec\":{\"source\":{\"targetRevision\":\"%s\"}}}";
  private static final ClassYaml CLOSED = ClassYaml.named("promoting");
  private static final ClassYaml OPEN =
      CLOSED.with(
          """
          delivery:
            coWriters:
              - name: promoter
                account: %s
                fields: [targetRevision, kustomizeImages, operation]
                annotations: [kargo.akuity.io/, argocd.argoproj.io/refresh]
          """
              .formatted(PROMOTER));

  private final ControlPlane plane = ControlPlane.start(line -> {});
  private final Corner corner = new Corner(plane.admin(), "promoted");
  private ClusterUser promoter;

  @BeforeAll
  void install() {
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of("admission.coWriterAccounts", "[\"" + PROMOTER + "\"]"))
        .install(plane.admin());
    promoter =
        new Rights(plane.admin())
            .user(
                PROMOTER,
                new PolicyRuleBuilder()
                    .withApiGroups("argoproj.io")
                    .withResources("applications")
                    .withVerbs("get", "update", "patch", "delete")
                    .build());
  }

  @AfterAll
  void end() {
    plane.close();
  }

  @Test
  void whatItPromotesStaysUntilTheContractSaysOtherwise() {
    ObjectId staging = new Parts("shop").application("web", "staging");
    ObjectId prod = new Parts("shop").application("web", "prod");
    TenantYaml tenant = tenant("shop");
    try (var _ = running()) {
      corner.apply(OPEN);
      corner.apply(tenant);
      eventually("both are there", () -> corner.exists(staging) && corner.exists(prod));

      promoter.changes(staging, REVISION.formatted("v2"));
      eventually("it stands in the audit log", () -> isNoted("fields"));
      promoter.changes(
          staging, "{\"metadata\":{\"annotations\":{\"kargo.akuity.io/stage\":\"shop:done\"}}}");
      eventually("it is told as theirs", () -> told("shop").equals(List.of("v2 by promoter")));

      corner.apply(
          tenant.with("delivery: {applications: [{name: web, source: {path: elsewhere}}]}"));
      eventually("the team's edit is there", () -> path(staging).equals("elsewhere"));
      assertThat(revision(staging)).isEqualTo("v2");
    }
    promoter.changes(staging, REVISION.formatted("v3"));
    try (var _ = running()) {
      eventually("it is told of the new one", () -> told("shop").equals(List.of("v3 by promoter")));
      assertThat(revision(staging)).as("after a restart").isEqualTo("v3");

      corner.apply(CLOSED.with("delivery: {coWriters: []}"));
      eventually("it is nobody's any more", () -> told("shop").equals(List.of("v3 by null")));
      assertThat(revision(staging)).as("of a class that lets nobody in").isEqualTo("v3");
      assertThat(drifts("shop")).isEmpty();
      assertRefused(staging, REVISION.formatted("v4"), "no co-writer of the class");

      new Rights(plane.admin())
          .administrator("somebody")
          .changes(staging, REVISION.formatted("v5"));
      eventually("what stays is kept", () -> revision(staging).equals("v3"));

      corner.apply(
          tenant.with(
              "delivery: {applications: [{name: web, source: {targetRevision: v6, path: elsewhere}}]}"));
      eventually("the contract counts again", () -> revision(staging).equals("v6"));
      eventually("nothing is told any more", () -> told("shop").isEmpty());
    }
  }

  @Test
  void everythingElseIsRefused() {
    ObjectId staging = new Parts("mall").application("web", "staging");
    ObjectId prod = new Parts("mall").application("web", "prod");
    corner.apply(OPEN.called("walled"));
    corner.apply(tenant("mall").ofClass("walled"));
    try (var _ = running()) {
      eventually("both are there", () -> corner.exists(staging) && corner.exists(prod));
      assertRefused(prod, REVISION.formatted("v2"), "no co-writer of the class");
      Stream.of(
              "{\"spec\":{\"source\":{\"targetRevision\":\"--upload-pack=x\"}}}",
              "{\"spec\":{\"source\":{\"targetRevision\":\"a b\"}}}",
              "{\"operation\":{\"sync\":{\"revision\":\"-x\"}}}",
              "{\"spec\":{\"project\":\"default\"}}",
              "{\"spec\":{\"destination\":{\"namespace\":\"kube-system\"}}}",
              "{\"spec\":{\"source\":{\"repoURL\":\"https://git.example.com/mine.git\"}}}",
              "{\"spec\":{\"source\":{\"path\":\"mine\"}}}",
              "{\"spec\":{\"source\":{\"kustomize\":{\"patches\":[{\"patch\":\"x\"}]}}}}",
              "{\"spec\":{\"source\":{\"helm\":{\"parameters\":[{\"name\":\"a\",\"value\":\"b\"}]}}}}",
              "{\"spec\":{\"source\":{\"directory\":{\"recurse\":true}}}}",
              "{\"spec\":{\"sources\":[{\"repoURL\":\"https://git.example.com/mine.git\"}]}}",
              "{\"spec\":{\"sourceHydrator\":null,\"ignoreDifferences\":[{\"kind\":\"Pod\"}]}}",
              "{\"spec\":{\"syncPolicy\":{\"syncOptions\":[\"CreateNamespace=true\"]}}}",
              "{\"spec\":{\"source\":{\"kustomize\":{\"images\":[\"-x\"]}}}}",
              "{\"metadata\":{\"labels\":{\"platformtenant.io/tenant\":\"other\"}}}",
              "{\"metadata\":{\"annotations\":{\"platformtenant.io/co-writers\":\"x\"}}}",
              "{\"metadata\":{\"annotations\":{\"platformtenant.io/co-written\":null}}}",
              "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/manifest-generate-paths\":\"/\"}}}",
              "{\"metadata\":{\"finalizers\":null}}",
              "{\"status\":{\"health\":{\"status\":\"Healthy\"}}}",
              "{\"operation\":{\"sync\":{\"manifests\":[\"x\"]}}}",
              "{\"operation\":{\"sync\":{\"source\":{\"repoURL\":\"https://git.example.com/mine.git\"}}}}",
              "{\"operation\":{\"sync\":{\"syncStrategy\":{\"apply\":{\"force\":true}}}}}",
              "{\"operation\":{\"sync\":{\"syncOptions\":[\"Replace=true\"]}}}")
          .forEach(patch -> assertRefused(staging, patch, "is a co-writer, and"));
      assertThatThrownBy(() -> promoter.deletes(staging))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("only the operator");

      promoter.changes(staging, "{\"operation\":{\"sync\":{\"revision\":\"v2\",\"prune\":true}}}");
      promoter.changes(
          staging,
          "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"hard\"}},"
              + "\"spec\":{\"source\":{\"kustomize\":{\"images\":[\"registry.example.com/web:2\"]}}}}");
    }
  }

  @Test
  void aClassIsWarnedOfAnAccountThatTheChartDoesNotName() {
    ClassYaml stranger =
        CLOSED
            .called("strange")
            .with(
                "delivery: {coWriters: [{name: x, account: \"system:serviceaccount:a:b\", fields: [operation]}]}");

    eventually(
        "it is told",
        () ->
            warnings(stranger).stream()
                .anyMatch(
                    warning ->
                        warning.contains("system:serviceaccount:a:b")
                            && warning.contains("admission.coWriterAccounts")));
    assertThat(warnings(OPEN.called("strange"))).isEmpty();
  }

  private List<String> warnings(ClassYaml tenantClass) {
    var http = plane.admin().getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(
                "%sapis/platformtenant.io/v1alpha1/platformtenantclasses/strange?fieldManager=x&dryRun=All"
                    .formatted(plane.admin().getMasterUrl()))
            .patch("application/apply-patch+yaml", tenantClass.yaml())
            .build();
    return http.sendAsync(request, String.class).join().headers("Warning");
  }

  private void assertRefused(ObjectId application, String patch, String words) {
    assertThatThrownBy(() -> promoter.changes(application, patch))
        .as(patch)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(PROMOTER)
        .hasMessageContaining(words);
  }

  private RunningOperator running() {
    return RunningOperator.over(plane, RunningOperator.quick(null, true));
  }

  private List<String> told(String tenant) {
    return corner.status(tenant).stream()
        .flatMap(status -> status.environments().stream())
        .flatMap(environment -> environment.coWritten().stream())
        .filter(theirs -> theirs.field().equals("spec.source.targetRevision"))
        .map(CoWriterIT::inWords)
        .toList();
  }

  private static String inWords(CoWrittenValue theirs) {
    return theirs.value() + " by " + theirs.writer();
  }

  private List<String> drifts(String tenant) {
    return corner.told(tenant, "DriftCorrected");
  }

  private String revision(ObjectId application) {
    return source(application, "targetRevision");
  }

  private String path(ObjectId application) {
    return source(application, "path");
  }

  private String source(ObjectId application, String field) {
    GenericKubernetesResource live = corner.get(application);
    return live.get("spec", "source", field);
  }

  private boolean isNoted(String what) {
    return plane.audit().by(PROMOTER, Instant.EPOCH).stream()
        .map(AuditLog.Request::told)
        .anyMatch(told -> what.equals(told.get("platform-tenant-co-writers/co-written")));
  }

  private static TenantYaml tenant(String name) {
    return TenantYaml.named(name)
        .ofClass("promoting")
        .with(
            """
            environments:
              - {name: staging, namespaces: [{name: %1$s-staging}]}
              - {name: prod, protected: true, namespaces: [{name: %1$s-prod}]}
            delivery:
              applications:
                - name: web
                  source: {repoURL: "https://git.example.com/%1$s/deploy.git", path: web, targetRevision: v1}
            """
                .formatted(name));
  }
}
