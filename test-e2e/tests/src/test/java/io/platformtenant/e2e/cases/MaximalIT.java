package io.platformtenant.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bounds of the schema fit the API server: what it allows, it can also judge. */
class MaximalIT {
  private static final int ONE_MEBIBYTE = 1 << 20;

  private static final StrictApi API = new StrictApi(ControlPlane.shared().admin());

  @BeforeAll
  static void thePlatformTeamInstallsTheChart() {
    Chart.render(Map.of()).install(ControlPlane.shared().admin());
  }

  @ParameterizedTest
  @EnumSource
  void aTenantWithEverythingAtItsMaximumIsAccepted(Longest longest) throws IOException {
    assertAccepted(MaximalObjects.tenant(longest));
  }

  /** Comparing all of them would cost more than a rule may, and the words would be about that. */
  @Test
  void asManyNamespacesAsNoTenantHasAreRefusedForTheirNumber() throws IOException {
    ObjectNode tenant = MaximalObjects.tenant(Longest.ENVIRONMENTS);
    for (JsonNode environment : tenant.at("/spec/environments")) {
      ArrayNode namespaces = (ArrayNode) environment.path("namespaces");
      for (int i = namespaces.size(); i < 32; i++) {
        String name = environment.path("name").asText() + "-" + "x".repeat(28) + i;
        namespaces.addObject().put("name", name);
      }
    }
    assertThat(API.create(tenant, Mode.DRY_RUN))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal.message())
                    .contains(PlatformTenantSpec.TOO_MANY_NAMESPACES)
                    .doesNotContain("cost"));
  }

  @Test
  void aClassWithEverythingAtItsMaximumIsAccepted() throws IOException {
    assertAccepted(MaximalObjects.tenantClass());
  }

  @Test
  void aMaximalTenantIsRefusedAndNotPlannedByHalf() throws IOException {
    var tenant =
        Serialization.unmarshal(
            MaximalObjects.tenant(Longest.ENVIRONMENTS).toString(), PlatformTenant.class);
    var tenantClass =
        Serialization.unmarshal(MaximalObjects.tenantClass().toString(), PlatformTenantClass.class);
    var world = Rendering.of(new Inputs(List.of(tenant), List.of(tenantClass))).world(tenant);

    var plan = Planner.plan(world);
    assertThat(plan.errors()).isNotEmpty();
    assertThat(plan.objects()).isEmpty();
  }

  private static void assertAccepted(ObjectNode object) {
    int bytes = object.toString().getBytes(StandardCharsets.UTF_8).length;
    long started = System.nanoTime();

    assertThat(API.create(object, Mode.FOR_REAL)).isEmpty();
    try {
      System.err.printf(
          "maximal %s: %d bytes, judged in %.2f s%n",
          object.path("kind").asText(), bytes, (System.nanoTime() - started) / 1e9);
      assertThat(bytes).isLessThan(ONE_MEBIBYTE);
      assertChangeable(object);
    } finally {
      API.delete(object);
    }
  }

  /** Old and new are judged together then. */
  private static void assertChangeable(ObjectNode object) {
    ObjectNode changed = (ObjectNode) API.get(object);
    ((ObjectNode) changed.at("/metadata")).putObject("annotations").put("example.com/a", "b");
    reversed(changed.withObject("/spec"), "access");
    changed
        .path("spec")
        .path("environments")
        .forEach(
            environment -> {
              reversed((ObjectNode) environment, "access");
              reverse((ArrayNode) environment.path("namespaces"));
            });

    assertThat(API.update(changed, Mode.DRY_RUN)).isEmpty();
  }

  /** The same people in another order: every list of names differs. */
  private static void reversed(ObjectNode holder, String access) {
    for (JsonNode tier : holder.path(access)) {
      for (JsonNode names : tier) {
        reverse((ArrayNode) names);
      }
    }
  }

  private static void reverse(ArrayNode list) {
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    Collections.reverse(all);
    list.removeAll().addAll(all);
  }
}
