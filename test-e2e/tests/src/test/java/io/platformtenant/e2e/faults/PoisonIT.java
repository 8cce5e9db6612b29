package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whatever the API server takes, of our kinds and of what is made for them, is its owner's business
 * alone: another tenant is kept true all the while. Without our admission policies, which would
 * refuse some of it.
 */
@OnItsOwnCluster
@TestMethodOrder(OrderAnnotation.class)
final class PoisonIT {

  /** Something is taken from the other tenant hundreds of times, to see whether it comes back. */
  private static final DriftPace NEVER_A_FIGHT =
      new DriftPace(Integer.MAX_VALUE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);

  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private static final Map<String, NastyShape> THROWN = new LinkedHashMap<>();
  private static final Map<String, String> REFUSED = new LinkedHashMap<>();
  private static ControlPlane plane;
  private static KubernetesClient admin;
  private static KubernetesClient reader;
  private static Corner good;
  private static Corner evil;
  private static RunningOperator operator;
  private static int number;
  private static Bystander bystander;

  @BeforeAll
  static void aClusterWithTwoTenants() throws Exception {
    plane = ControlPlane.start(line -> {});
    admin = plane.admin();
    reader = OperatorClient.builder().withConfig(plane.adminConfig()).build();
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of("admission.enabled", "false")).install(admin);
    good = onBoarded("good");
    evil = onBoarded("evil");
    operator = start();
    bystander = new Bystander(admin, good);
    var other = new Bystander(admin, evil);
    List.of(bystander, other).forEach(b -> within(PATIENCE).until("it is made", b::isMade));
    bystander.seeHowFast(PATIENCE);
  }

  @AfterAll
  static void itGoes() {
    if (operator != null) {
      operator.close();
    }
    reader.close();
    plane.close();
  }

  @Test
  @Order(1)
  void whatTheShippedCrdsTakeStopsNobody() throws Exception {
    throwAll("known", NastyShapes.known());
  }

  @Test
  @Order(2)
  void whatNewerCrdsTakeStopsNobody() throws Exception {
    new OpenCrds(admin).open();
    throwAll("newer", NastyShapes.newer());
    throwAll("child", NastyChildren.all());
  }

  /** Here the last good state stands, and nobody has left whose tier can't be read. */
  @Test
  @Order(3)
  void whatWasMadeStays() {
    reader
        .resources(PlatformTenant.class)
        .withName(evil.id())
        .patch(MERGE, "{\"spec\":{\"access\":{\"viewers\":{\"groups\":{\"of\":\"somebody\"}}}}}");
    within(PATIENCE)
        .until(
            "it is told",
            () ->
                told(PlatformTenant.class, evil.id())
                    .startsWith("InvalidSpec spec.access.viewers.groups"));
    assertThat(new Bystander(admin, evil).binding().getSubjects()).isNotEmpty();
    assertThat(isKept("a tenant that can't be read")).isTrue();
  }

  @Test
  @Order(4)
  void anOperatorStartsOverAllOfIt() throws Exception {
    operator.close();
    THROWN.forEach(PoisonIT::isAccepted);
    long started = System.nanoTime();
    operator = start();
    assertThat(isKept("an operator that has just started")).isTrue();
    System.out.printf(
        "poison: %d shapes accepted, %d refused; another tenant kept within %d ms each time;"
            + " started over all of it in %.1f s%n",
        THROWN.size(),
        REFUSED.size(),
        bystander.longest().toMillis(),
        (System.nanoTime() - started) / 1e9);
    REFUSED.forEach((what, why) -> System.out.printf("poison: refused: %s: %s%n", what, why));
    assertThat(THROWN).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  @Order(5)
  void whatCannotBeReadIsToldByField() {
    THROWN.forEach(
        (name, shape) -> {
          if (!shape.field().isEmpty()) {
            within(PATIENCE, () -> "It says " + told(shape, name))
                .until(
                    shape.what() + " is InvalidSpec",
                    () -> told(shape, name).startsWith("InvalidSpec " + shape.field()));
          }
        });
  }

  /**
   * What is thousands of levels deep takes the API server seconds to write, on a busy machine more.
   */
  @Test
  @Order(6)
  void whatCannotBeReadCanGo() {
    Map<String, NastyShape> leaving = new LinkedHashMap<>(THROWN);
    leaving.values().removeIf(shape -> shape.field().isEmpty() && !shape.what().contains("deep"));
    leaving.forEach((name, shape) -> delete(shape, name));
    leaving.forEach(
        (name, shape) ->
            within(PATIENCE.multipliedBy(4))
                .until(shape.what() + " is gone", () -> isGone(shape, name)));
  }

  private static Corner onBoarded(String name) {
    var corner = new Corner(admin, name);
    // What can not be read can hardly be annotated either.
    corner.apply(Manifests.CLASS.with("lifecycle: {deletionProtection: false}"));
    corner.apply(Manifests.TENANT);
    return corner;
  }

  private static void throwAll(String group, List<NastyShape> shapes) throws Exception {
    List<String> stopped = new ArrayList<>();
    for (NastyShape shape : shapes) {
      String name = group + ++number;
      if (isAccepted(name, shape)) {
        THROWN.put(name, shape);
        if (!isKept(shape.what())) {
          stopped.add(shape.what());
          startWithout(name, shape);
        }
      }
    }
    assertThat(stopped).as("what stopped the operator").isEmpty();
  }

  /** So that what comes after is tried as well. */
  private static void startWithout(String name, NastyShape shape) throws Exception {
    delete(shape, name);
    THROWN.remove(name);
    operator.close();
    operator = start();
  }

  private static boolean isAccepted(String name, NastyShape shape) {
    try {
      admin.raw(place(shape), "POST", filled(shape.called(name)));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        REFUSED.put(shape.what(), e.getStatus().getMessage().lines().findFirst().orElse(""));
      }
      return false;
    }
  }

  /** What says that it is of a tenant which does not mean it may have been taken away already. */
  private static void delete(NastyShape shape, String name) {
    try {
      admin.raw(place(shape) + "/" + name, "DELETE", null);
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).as(e.getMessage()).isEqualTo(404);
    }
  }

  private static String filled(String json) {
    return json.replace("{class}", "class-" + good.id()).replace("{owner}", evil.id());
  }

  private static String place(NastyShape shape) {
    return shape.place().replace("{owner}-home", "home-" + evil.id());
  }

  private static boolean isKept(String beside) {
    return bystander.isKept(beside);
  }

  private static String told(NastyShape shape, String name) {
    return told(shape.isOfTenant() ? PlatformTenant.class : PlatformTenantClass.class, name);
  }

  /** Reason and message of Ready. */
  private static String told(Class<? extends CustomResource<?, ?>> kind, String name) {
    return conditions(reader.resources(kind).withName(name).get()).stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .map(c -> c.reason() + " " + c.message())
        .orElse("nothing");
  }

  private static List<Condition> conditions(Object object) {
    return switch (object) {
      case PlatformTenant tenant -> tenant.lastStatus().conditions();
      case PlatformTenantClass tenantClass -> tenantClass.lastStatus().conditions();
      default -> List.of();
    };
  }

  private static boolean isGone(NastyShape shape, String name) {
    return admin.raw(place(shape) + "/" + name) == null;
  }

  /** One that never gets ready is left alone after a while. */
  private static RunningOperator start() throws Exception {
    return CompletableFuture.supplyAsync(
            () ->
                RunningOperator.over(
                    plane,
                    RunningOperator.quick(null, true).at(RunningOperator.paces(NEVER_A_FIGHT))),
            task -> Thread.ofPlatform().daemon().start(task))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
