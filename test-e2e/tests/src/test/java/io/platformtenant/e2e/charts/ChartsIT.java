package io.platformtenant.e2e.charts;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.DeployerFragments;
import io.platformtenant.testkit.chart.RbacRule;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Well-known charts, delivered by the account that Argo CD acts as: under a class that says nothing
 * of roles, and under one that lists every fragment of the deployer's role.
 */
@OnItsOwnCluster
class ChartsIT {
  private static final Chart SHIPPED =
      Chart.render(DeployerFragments.asked(DeployerFragments.NAMES));
  private static final List<String> ROLES =
      DeployerFragments.NAMES.stream().map(DeployerFragments::role).toList();
  private static final String PLAIN = "plain";
  private static final String ASKING = "asking";

  private static ControlPlane plane;
  private static RunningOperator operator;

  @BeforeAll
  static void twoTenantsAreThere() {
    plane = ControlPlane.start(line -> {});
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Stream.of(Neighbour.values()).forEach(n -> plane.installCrds(UpstreamCrds.of(n)));
    SHIPPED.install(plane.admin());
    operator = RunningOperator.over(plane, RunningOperator.binding(ROLES.stream()));
    onboard(PLAIN, "");
    onboard(
        ASKING,
        "roles: {accounts: {deployer: [platform-tenant-deployer, %s]}}"
            .formatted(String.join(", ", ROLES)));
  }

  private static void onboard(String tenant, String roles) {
    var corner = new Corner(plane.admin(), tenant);
    var tenantClass =
        ClassYaml.named(tenant)
            .guardrails("{repositories: [\"**\"], hosts: [\"*.{tenant}.example.com\"]}");
    corner.apply(roles.isEmpty() ? tenantClass : tenantClass.with(roles));
    corner.apply(TenantYaml.named(tenant).ofClass(tenant).environment("dev"));
    within(PATIENCE, () -> "It says " + corner.condition(tenant, "Ready").orElse(null))
        .until(tenant + " is Ready", () -> corner.isReady(tenant));
  }

  @AfterAll
  static void theyGo() {
    operator.close();
    plane.close();
  }

  @Test
  void thePageSaysWhatBecomesOfEachChart(@TempDir Path workshop) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Case one : Case.ALL) {
      rows.add(row(one, workshop.resolve(String.valueOf(rows.size()))).line());
    }
    ChartsPage.ofTheDocs().compare(rows);
  }

  private static Row row(Case one, Path workshop) throws IOException {
    Files.createDirectories(workshop);
    var refused = new TreeSet<String>();
    var fragments = new TreeSet<String>();
    for (var object : rendered(one, workshop, PLAIN)) {
      deployer(PLAIN)
          .refusalOf(object)
          .ifPresentOrElse(refused::add, () -> deployer(PLAIN).deletes(object));
    }
    var refusedStill = new TreeSet<String>();
    var taken = new ArrayList<GenericKubernetesResource>();
    for (var object : rendered(one, workshop, ASKING)) {
      deployer(ASKING)
          .refusalOf(object)
          .ifPresentOrElse(refusedStill::add, () -> taken.add(object));
    }
    var pods = new TreeSet<String>();
    taken.stream()
        .peek(object -> fragmentOf(object).forEach(fragments::add))
        .forEach(object -> controller().failures(object).forEach(pods::add));
    taken.forEach(deployer(ASKING)::deletes);
    return new Row(one.chart().title(), one.told(), refused, fragments, refusedStill, pods);
  }

  private static List<GenericKubernetesResource> rendered(Case one, Path workshop, String tenant) {
    List<GenericKubernetesResource> objects =
        Rendered.of(one, workshop, tenant, tenant + "-dev").objects();
    assertThat(objects).as("what " + one + " makes").isNotEmpty();
    return objects;
  }

  /** The role of the chart that gives the right to it, where that is not the deployer's own. */
  private static Stream<String> fragmentOf(GenericKubernetesResource object) {
    String version = object.getApiVersion();
    String group = version.substring(0, Math.max(0, version.indexOf('/')));
    String right = "create %s/%ss".formatted(group, object.getKind().toLowerCase(Locale.ROOT));
    return RbacRule.in(SHIPPED).stream()
        .filter(rule -> ROLES.contains(rule.role()) && rule.grants().contains(right))
        .map(rule -> rule.role().substring("platform-tenant-deployer-".length()));
  }

  /** The escape of each kind that the role leaves out, and of what lies beside it. */
  @Test
  void fragmentsGiveNothingBesideTheirKinds() {
    ClusterUser asking = deployer(ASKING).account();
    assertThat(
            Stream.of(
                "create /serviceaccounts/token",
                "impersonate /serviceaccounts",
                "create rbac.authorization.k8s.io/rolebindings",
                "create rbac.authorization.k8s.io/roles",
                "create gateway.networking.k8s.io/gateways",
                "create gateway.networking.k8s.io/referencegrants",
                "create external-secrets.io/secretstores",
                "create external-secrets.io/pushsecrets",
                "create generators.external-secrets.io/webhooks",
                "create cert-manager.io/issuers",
                "create cert-manager.io/certificaterequests",
                "create keda.sh/triggerauthentications",
                "create keda.sh/scaledjobs",
                "create argoproj.io/analysistemplates",
                "create argoproj.io/experiments",
                "create argoproj.io/applications",
                "create /pods"))
        .noneMatch(right -> asking.may(right, ASKING + "-dev"));
    assertThat(
            Stream.of(
                "patch /serviceaccounts",
                "patch gateway.networking.k8s.io/httproutes",
                "patch external-secrets.io/externalsecrets",
                "patch cert-manager.io/certificates",
                "patch keda.sh/scaledobjects",
                "patch argoproj.io/rollouts",
                "patch argoproj.io/rollouts/status"))
        .allMatch(right -> asking.may(right, ASKING + "-dev"))
        .noneMatch(right -> asking.may(right, PLAIN + "-dev"))
        .noneMatch(right -> deployer(PLAIN).account().may(right, PLAIN + "-dev"));
  }

  private static Deployer deployer(String tenant) {
    return new Deployer(
        ClusterUser.called(
            plane.admin(), "system:serviceaccount:home-" + tenant + ":argocd-deployer-dev"));
  }

  private static PodVerdict controller() {
    return new PodVerdict(
        ClusterUser.called(
            plane.admin(), "system:serviceaccount:kube-system:replicaset-controller"));
  }
}
