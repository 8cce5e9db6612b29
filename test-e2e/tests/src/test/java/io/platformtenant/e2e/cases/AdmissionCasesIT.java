package io.platformtenant.e2e.cases;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.e2e.cases.StrictApi.Refusal;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a policy of the chart refuses: an app team that reaches past its own, and anybody who asks
 * for what the class does not permit.
 */
class AdmissionCasesIT {
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final StrictApi AS_ADMIN = new StrictApi(ADMIN);
  private static final StrictApi AS_TEAM =
      new StrictApi(new Rights(ADMIN).writerOfEverything("app-team").client());
  private static final StrictApi AS_PLATFORM =
      new StrictApi(new Rights(ADMIN).administrator("platform-team").client());

  @BeforeAll
  static void thePoliciesAreInForce() {
    Chart.render(Map.of()).install(ADMIN);
    Guardrails.deny(ADMIN);
    var probe =
        RejectedCase.all().stream()
            .filter(c -> c.toString().equals("admission-created-by-a-team.yaml"))
            .findFirst()
            .orElseThrow();
    eventually("a policy refuses", () -> AS_TEAM.create(probe.mistake(), Mode.DRY_RUN).isPresent());
  }

  @TestFactory
  Stream<DynamicTest> isRefusedByItsPolicy() {
    return RejectedCase.all().stream()
        .filter(c -> c.layer().equals("admission"))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertRefused(c)));
  }

  private static void assertRefused(RejectedCase rejected) {
    List<ObjectNode> before = rejected.documents().subList(0, rejected.documents().size() - 1);
    List<ObjectNode> there = new ArrayList<>();
    try {
      for (ObjectNode object : before) {
        assertThat(AS_ADMIN.create(object, Mode.FOR_REAL)).isEmpty();
        there.addFirst(object);
      }
      // The server learns of a new class by a watch, and judges by it a moment later.
      eventually("the policy knows the class", () -> attempt(rejected, Mode.DRY_RUN).isPresent());
      assertSaid(rejected, attempt(rejected, Mode.FOR_REAL).orElseThrow());
    } finally {
      there.forEach(AS_ADMIN::delete);
    }
  }

  private static Optional<Refusal> attempt(RejectedCase rejected, Mode mode) {
    boolean byClass = rejected.rule().startsWith("PT");
    StrictApi api = byClass ? AS_PLATFORM : AS_TEAM;
    if (!rejected.isOnUpdate()) {
      return api.create(rejected.mistake(), mode);
    }
    ObjectNode change = rejected.mistake().deepCopy();
    JsonNode live = AS_ADMIN.get(change);
    change
        .withObject("/metadata")
        .set("resourceVersion", live.path("metadata").path("resourceVersion"));
    return api.update(change, mode);
  }

  private static void assertSaid(RejectedCase rejected, Refusal refusal) {
    String policy = rejected.rule().startsWith("PT") ? "guardrails" : rejected.rule();
    assertThat(refusal.message())
        .contains("ValidatingAdmissionPolicy 'platform-tenant-" + policy + "'")
        .contains(rejected.field())
        .contains(rejected.message());
    if (policy.equals("guardrails")) {
      assertThat(refusal.message()).contains("(" + rejected.rule() + ")");
    }
  }
}
