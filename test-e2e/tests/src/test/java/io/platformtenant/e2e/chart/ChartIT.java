package io.platformtenant.e2e.chart;

import static io.platformtenant.testkit.chart.Chart.NAME;
import static io.platformtenant.testkit.chart.Chart.NAMESPACE;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator's own account may and may not do under the shipped rights. */
final class ChartIT {

  private static final String ENVIRONMENT = "chart-it-operator";

  /** Where one of the renderings has Argo CD; the chart finds it there. */
  private static final String ELSEWHERE = "openshift-gitops";

  private static ClusterUser operator;

  @BeforeAll
  static void thePlatformTeamInstallsTheChart() {
    var admin = ControlPlane.shared().admin();
    Chart.render(Map.of()).install(admin);
    List.of(Neighbour.SERVICE_MONITOR, Neighbour.PROMETHEUS_RULE)
        .forEach(kind -> ControlPlane.shared().installCrds(UpstreamCrds.of(kind)));
    admin.resource(Things.namespace(ENVIRONMENT)).serverSideApply();
    admin.resource(Things.namespace(ELSEWHERE)).serverSideApply();
    operator = ClusterUser.account(ControlPlane.shared(), NAMESPACE, NAME);
  }

  @AfterAll
  static void theOperatorLeaves() {
    operator.client().close();
    ControlPlane.shared().admin().namespaces().withName(ENVIRONMENT).delete();
    ControlPlane.shared().admin().namespaces().withName(ELSEWHERE).delete();
  }

  @Test
  void installingAgainChangesNothing() {
    var admin = ControlPlane.shared().admin();
    var chart = Chart.render(Map.of());

    // The API server checks new policies in its own time, and writes their status.
    within(PATIENCE)
        .untilAsserted(
            "it changes nothing",
            () -> {
              var before = versions(chart);
              chart.install(admin);
              assertThat(versions(chart)).isEqualTo(before);
            });
  }

  /** A field that the API server does not know would be dropped without a word otherwise. */
  @Test
  void everyObjectIsTakenAsItIsByAnApiServerThatIsStrict() {
    for (var rendering : Rendering.all()) {
      for (var object : rendering.chart().objects()) {
        var taken =
            ControlPlane.shared()
                .admin()
                .resource(object)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .fieldManager("helm")
                .forceConflicts()
                .serverSideApply();
        assertThat(Altered.places(object, taken)).as(rendering.toString()).isEmpty();
      }
    }
  }

  /** Rights alone: what the operator's policies let through is tried elsewhere, with its marks. */
  @Test
  void theOperatorMakesChangesAndRemovesWhatATenantNeeds() {
    assertThat(List.of("create", "patch", "delete"))
        .allMatch(verb -> operator.may(verb + " /serviceaccounts", ENVIRONMENT));
  }

  @ParameterizedTest
  @MethodSource("io.platformtenant.operator.contract.ShippedRoles#all")
  void theOperatorBindsEveryShippedRole(String role) {
    assertThat(mayBind(role)).isTrue();
    assertThat(mayBind(role + "-other")).isFalse();
  }

  private static boolean mayBind(String role) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb("bind")
            .withGroup("rbac.authorization.k8s.io")
            .withResource("clusterroles")
            .withName(role)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = operator.client().authorization().v1().selfSubjectAccessReview().create(review);
    return answer.getStatus().getAllowed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster-admin", "admin", "edit", "view"})
  void theOperatorBindsNoStockRole(String role) {
    var binding = Things.binding(ENVIRONMENT, role, Things.serviceAccount(NAMESPACE, NAME));

    assertForbidden(() -> operator.applies(binding));
    assertForbidden(() -> operator.applies(Things.clusterBinding(role)));
  }

  @Test
  void theOperatorReadsNoSecretAnywhere() {
    assertForbidden(() -> operator.client().secrets().inAnyNamespace().list());
    assertMayNot("", List.of("get /secrets", "list /secrets", "watch /secrets"));
    assertMayNot("argocd", List.of("get /secrets", "create /secrets", "patch /secrets"));
    assertMayNot(NAMESPACE, List.of("get /secrets"));
  }

  @Test
  void theOperatorMakesAndWidensNoRole() {
    assertMayNot(
        "",
        List.of(
            "create rbac.authorization.k8s.io/clusterroles",
            "patch rbac.authorization.k8s.io/clusterroles",
            "escalate rbac.authorization.k8s.io/clusterroles",
            "bind rbac.authorization.k8s.io/clusterroles",
            "create rbac.authorization.k8s.io/roles",
            "bind rbac.authorization.k8s.io/roles"));
  }

  @Test
  void theOperatorActsAsNobodyElse() {
    assertMayNot(
        "",
        List.of(
            "create /serviceaccounts/token",
            "impersonate /serviceaccounts",
            "impersonate /users",
            "impersonate /groups",
            "create /pods",
            "create /pods/exec",
            "create apps/deployments"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"applications", "appprojects"})
  void theOperatorWritesDeliveryInArgoCdsNamespaceOnly(String kind) {
    for (var verb : List.of("get", "create", "patch", "delete")) {
      var what = verb + " argoproj.io/" + kind;
      assertThat(operator.may(what, "argocd")).as(what).isTrue();
      assertMayNot("", List.of(what));
      assertMayNot(ENVIRONMENT, List.of(what));
    }
    assertThat(operator.may("list argoproj.io/" + kind, "")).isTrue();
    assertThat(operator.may("watch argoproj.io/" + kind, "")).isTrue();
  }

  @Test
  void theOperatorNeitherMakesNorEndsAContract() {
    assertMayNot(
        "",
        List.of(
            "create platformtenant.io/platformtenants",
            "delete platformtenant.io/platformtenants",
            "create platformtenant.io/platformtenantclasses",
            "delete platformtenant.io/platformtenantclasses"));
  }

  @Test
  void eventsOfClusterScopedObjectsGoToTheDefaultNamespaceAndNowhereElse() {
    var told = operator.client().resource(eventIn("default")).create();

    assertThat(told.getMetadata().getNamespace()).isEqualTo("default");
    assertForbidden(() -> operator.client().resource(eventIn(ENVIRONMENT)).create());
  }

  private static Event eventIn(String namespace) {
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withGenerateName("payments-")
        .endMetadata()
        .withNewRegarding()
        .withApiVersion("platformtenant.io/v1alpha1")
        .withKind("PlatformTenant")
        .withName("payments")
        .endRegarding()
        .withEventTime(new MicroTime("2026-01-01T00:00:00.000000Z"))
        .withReportingController("platformtenant.io/operator")
        .withReportingInstance("operator-0")
        .withType("Normal")
        .withAction("Reconcile")
        .withReason("Succeeded")
        .withNote("Ready")
        .build();
  }

  private static List<String> versions(Chart chart) {
    return chart.objects().stream()
        .map(object -> ControlPlane.shared().admin().resource(object).get())
        .map(HasMetadata::getMetadata)
        .map(live -> live.getUid() + " " + live.getResourceVersion())
        .toList();
  }

  private static void assertMayNot(String namespace, List<String> everything) {
    assertThat(everything).noneMatch(what -> operator.may(what, namespace));
  }

  private static void assertForbidden(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
  }
}
