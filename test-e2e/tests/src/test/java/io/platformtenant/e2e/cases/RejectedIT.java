package io.platformtenant.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.e2e.cases.StrictApi.Refusal;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bad input is refused where its head says, in those words, and changes nothing. */
class RejectedIT {
  private static final TenantYaml TENANT =
      TenantYaml.named("rejected-it").without("className").environment("prod");
  private static final ClassYaml CLASS = ClassYaml.named("rejected-it").without("homeNamespace");

  private static final StrictApi API = new StrictApi(ControlPlane.shared().admin());
  private static final ObjectNode TENANT_BEFORE = read(TENANT.yaml());
  private static final ObjectNode CLASS_BEFORE = read(CLASS.yaml());
  private static final String ON_CALL = "on-call";
  private static final StrictApi AS_ON_CALL =
      new StrictApi(new Rights(ControlPlane.shared().admin()).onCall(ON_CALL).client());
  private static final StrictApi AS_SIGNER =
      new StrictApi(new Rights(ControlPlane.shared().admin()).signer("lead").client());
  private static final ObjectNode OVERRIDE_BEFORE =
      Overrides.madeNow(
          read(
              """
              apiVersion: platformtenant.io/v1alpha1
              kind: PlatformTenantOverride
              metadata: {name: rejected-it}
              spec: {tenant: rejected-it, environment: prod, applications: [api], reason: It burns}
              """),
          ON_CALL);

  @BeforeAll
  static void somethingIsThereAlready() {
    Chart.render(Map.of()).install(ControlPlane.shared().admin());
    assertThat(API.create(TENANT_BEFORE, Mode.FOR_REAL)).isEmpty();
    assertThat(API.create(CLASS_BEFORE, Mode.FOR_REAL)).isEmpty();
    assertThat(AS_ON_CALL.create(OVERRIDE_BEFORE, Mode.FOR_REAL)).isEmpty();
    ObjectNode signed = API.get(OVERRIDE_BEFORE).<ObjectNode>deepCopy();
    signed.withObject("/spec").put("approvedBy", "lead");
    assertThat(AS_SIGNER.update(signed, Mode.FOR_REAL)).isEmpty();
  }

  @AfterAll
  static void itGoes() {
    API.delete(TENANT_BEFORE);
    API.delete(CLASS_BEFORE);
    API.delete(OVERRIDE_BEFORE);
  }

  @TestFactory
  Stream<DynamicTest> isNotCreated() {
    return cases(false)
        .filter(c -> !c.isOnUpdate())
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(), () -> assertRefused(c, API.create(c.mistake(), Mode.FOR_REAL))));
  }

  @TestFactory
  Stream<DynamicTest> changesNothingThatExists() {
    return cases(false)
        .filter(c -> !isAboutItsName(c))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertNothingChanges(c)));
  }

  /** Else the planner's words would be for nobody. */
  @TestFactory
  Stream<DynamicTest> isAcceptedWhereOnlyTheOperatorCanTell() {
    return cases(true)
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(), () -> assertThat(create(c.mistake())).isEmpty()));
  }

  /** An override is made by somebody, and now. */
  private static Optional<Refusal> create(ObjectNode object) {
    return Overrides.isOne(object)
        ? AS_ON_CALL.create(Overrides.madeNow(object, ON_CALL), Mode.DRY_RUN)
        : API.create(object, Mode.DRY_RUN);
  }

  private static Stream<RejectedCase> cases(boolean byRule) {
    return RejectedCase.all().stream()
        .filter(c -> !c.layer().equals("admission"))
        .filter(c -> List.of("rule", "warning").contains(c.layer()) == byRule);
  }

  private static boolean isAboutItsName(RejectedCase rejected) {
    return rejected.field().equals("metadata.name")
        || rejected.message().startsWith("the name of ")
        || rejected.message().startsWith("default, argocd")
        || rejected.message().startsWith("<tenant>-");
  }

  private static void assertNothingChanges(RejectedCase rejected) {
    ObjectNode before = before(rejected);
    JsonNode live = API.get(before);
    ObjectNode change = rejected.mistake().deepCopy();
    change.withObject("/metadata").set("name", before.path("metadata").path("name"));
    change.withObject("/metadata").set("resourceVersion", version(live));

    assertRefused(rejected, API.update(change, Mode.FOR_REAL));
    assertThat(version(API.get(before))).isEqualTo(version(live));
  }

  private static ObjectNode before(RejectedCase rejected) {
    if (rejected.isAboutAnOverride()) {
      return OVERRIDE_BEFORE;
    }
    return rejected.isAboutAClass() ? CLASS_BEFORE : TENANT_BEFORE;
  }

  private static void assertRefused(RejectedCase rejected, Optional<Refusal> answer) {
    assertThat(answer).as("a refusal").isPresent();
    Refusal refusal = answer.orElseThrow();
    if (rejected.rule().equals("strict")) {
      assertThat(refusal.message()).contains(rejected.message() + " \"" + rejected.field() + "\"");
      return;
    }
    List<String> said = refusal.about(rejected.field());
    assertThat(said).as(refusal.message()).isNotEmpty();
    if (rejected.layer().equals("cel")) {
      assertThat(said).anyMatch(text -> text.endsWith(": " + rejected.message()));
    } else {
      assertThat(said).anyMatch(text -> text.contains(rejected.message()));
    }
  }

  private static JsonNode version(JsonNode object) {
    return object.path("metadata").path("resourceVersion");
  }

  private static ObjectNode read(String yaml) {
    return Serialization.unmarshal(yaml, ObjectNode.class);
  }
}
