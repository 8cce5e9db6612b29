package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about the boundary says of objects the operator makes, over worlds by a seed. */
class PlannedBoundaryTest {
  private static final int WORLDS = 600;
  private static final String ACCOUNT =
      "platform-home-reconciler|(platform-reconciler|tenant-reconciler|argocd-deployer)-[a-z0-9-]+";
  private static final String MAY =
      "(applications|applicationsets|logs), get"
          + "|applications, (sync|action/apps/\\*/restart|action/batch/CronJob/create-job"
          + "|action/argoproj\\.io/Rollout/(abort|promote-full|resume|retry))";
  private static final Set<String> FLOOR =
      Set.of(
          "rbac.authorization.k8s.io/*",
          "*.toolkit.fluxcd.io/*",
          "source.extensions.fluxcd.io/*",
          "fluxcd.controlplane.io/*",
          "argoproj.io/Application",
          "argoproj.io/ApplicationSet",
          "argoproj.io/AppProject",
          "/ResourceQuota",
          "/LimitRange");

  @Test
  void aProjectListsPlacesAndRepositoriesByNameAndDeniesTheFloor() {
    each(
        ManagedKind.APP_PROJECT,
        (plan, project) -> {
          JsonNode spec = project.body().path("spec");
          assertThat(texts(spec.path("sourceRepos"))).noneMatch(PlannedBoundaryTest::isPattern);
          assertThat(texts(spec.path("destinations"), "namespace"))
              .noneMatch(PlannedBoundaryTest::isPattern)
              .doesNotContain(plan.names().argocdNamespace(), plan.home(), "default", "")
              .noneMatch(namespace -> namespace.startsWith("kube-"));
          assertThat(spec.path("clusterResourceWhitelist")).isEmpty();
          assertThat(spec.path("sourceNamespaces")).isEmpty();
          assertThat(
                  list(spec.path("namespaceResourceBlacklist"))
                      .map(k -> k.path("group").asText() + "/" + k.path("kind").asText()))
              .containsAll(FLOOR);
        });
  }

  @Test
  void aPolicyThatActsNamesOneApplicationOrWhatOneSetMakes() {
    policies(
        (plan, tenant, line) -> {
          if (!line.get(3).equals("get")) {
            isOfOne(plan, line.get(4).substring(tenant.length() + 1));
          }
        });
  }

  @Test
  void whoLooksSeesTheTenantOrOneEnvironment() {
    policies(
        (plan, tenant, line) -> {
          String name = line.get(4).substring(tenant.length() + 1);
          String environment = line.get(1).replaceFirst("^proj:[^:]+:[a-z]+-?", "");
          if (!line.get(3).equals("get")) {
            return;
          }
          if (environment.isEmpty()) {
            assertThat(name).isEqualTo("*");
          } else {
            assertThat(named(plan, ManagedKind.APPLICATION))
                .as(line.toString())
                .allMatch(
                    one ->
                        !one.matches(name.replace("*", ".*"))
                            || environment.equals(environmentOf(plan, one)));
          }
        });
  }

  private static String environmentOf(TenantPlan plan, String application) {
    return plan.objects().values().stream()
        .filter(object -> object.id().kind() == ManagedKind.APPLICATION)
        .filter(object -> object.id().name().equals(application))
        .map(PlannedObject::environment)
        .findFirst()
        .orElseThrow();
  }

  private static void policies(PolicyCheck check) {
    each(
        ManagedKind.APP_PROJECT,
        (plan, project) ->
            CasbinPolicy.of(project.body()).stream()
                .filter(line -> line.getFirst().equals("p") && !line.get(2).equals("projects"))
                .forEach(
                    line -> {
                      assertThat(line.get(2) + ", " + line.get(3)).matches(MAY);
                      assertThat(line.get(4))
                          .startsWith(project.id().name() + "/")
                          .doesNotContain("?", "[", "**");
                      check.accept(plan, project.id().name(), line);
                    }));
  }

  private interface PolicyCheck {
    void accept(TenantPlan plan, String tenant, List<String> line);
  }

  private static void isOfOne(TenantPlan plan, String name) {
    if (name.contains("*")) {
      assertThat(named(plan, ManagedKind.APPLICATION_SET)).contains(name.replace("-*", ""));
      assertThat(named(plan, ManagedKind.APPLICATION))
          .noneMatch(application -> application.matches(name.replace("*", ".*")));
    }
  }

  @Test
  void noPodRunsWhereTheAccountsAre() {
    each(
        ManagedKind.SERVICE_ACCOUNT,
        (plan, account) -> {
          assertThat(account.id().name()).matches(ACCOUNT);
          assertThat(account.id().namespace()).isEqualTo(plan.home());
          ObjectId quota = ObjectId.of(ManagedKind.RESOURCE_QUOTA, plan.home(), "platform-tenant");
          assertThat(plan.objects().get(quota).body().at("/spec/hard/pods").asText())
              .isEqualTo("0");
        });
  }

  @Test
  void anAccountHasRightsInItsEnvironmentOnly() {
    each(
        ManagedKind.ROLE_BINDING,
        (plan, binding) ->
            list(binding.body().path("subjects"))
                .filter(subject -> subject.path("kind").asText().equals("ServiceAccount"))
                .forEach(
                    subject -> {
                      assertThat(subject.path("namespace").asText()).isEqualTo(plan.home());
                      assertThat(subject.path("name").asText())
                          .endsWith(
                              binding.environment().isEmpty()
                                  ? "platform-home-reconciler"
                                  : "-" + binding.environment());
                    }));
  }

  /** At least one of a kind is looked at, and in fact thousands. */
  private static void each(ManagedKind kind, BiConsumer<TenantPlan, PlannedObject> check) {
    var seen = new AtomicInteger();
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          TenantPlan plan = Planner.plan(worlds.next());
          plan.objects().values().stream()
              .filter(object -> object.id().kind() == kind)
              .peek(object -> seen.incrementAndGet())
              .forEach(object -> check.accept(plan, object));
        });
    assertThat(seen.get()).isGreaterThan(WORLDS / 10);
  }

  private static boolean isPattern(String text) {
    return text.isEmpty() || text.matches(".*[*?!{}\\[\\]].*");
  }

  private static Set<String> named(TenantPlan plan, ManagedKind kind) {
    return plan.objects().keySet().stream()
        .filter(id -> id.kind() == kind)
        .map(ObjectId::name)
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> list(JsonNode array) {
    return array.valueStream();
  }

  private static List<String> texts(JsonNode array) {
    return list(array).map(JsonNode::asText).toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return list(array).map(item -> item.path(field).asText()).toList();
  }
}
