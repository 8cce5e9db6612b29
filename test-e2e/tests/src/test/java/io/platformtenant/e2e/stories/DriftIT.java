package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.model.ObjectId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftIT extends SharedStory {
  /** Far shorter than any timer of the operator: it comes back on the event. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final String EVERY_KIND = "[{\"group\":\"*\",\"kind\":\"*\"}]";
  private static final String UNMARKED =
      "{\"metadata\":{\"labels\":{\"platformtenant.io/tenant\":null}}}";
  private static final String NO_LABELS = "{\"metadata\":{\"labels\":null}}";

  private final Parts parts = parts("{id}");

  @BeforeEach
  void onboard() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  void whatSomebodyChangesIsPutBackOnTheEventAndTold(String what, ObjectId id, String patch) {
    var before = meaning(id);
    int told = told(id);

    somebody.changes(id, patch);

    within(SOON).until(what + " is put back", () -> meaning(id).equals(before));
    eventually("it is told", () -> told(id) > told);
  }

  Stream<Arguments> tamperings() {
    ObjectId stage = parts.stage("staging", "addons");
    ObjectId app = parts.application("api", "staging");
    ObjectId project = parts.project();
    ObjectId binding = parts.binding("staging", "access-deployers:platform-tenant-viewer");
    return Stream.of(
        Arguments.of("a stage's path", stage, "{\"spec\":{\"path\":\"./mine\"}}"),
        Arguments.of("a stage's account", stage, "{\"spec\":{\"serviceAccountName\":\"x\"}}"),
        Arguments.of("an application's project", app, "{\"spec\":{\"project\":\"default\"}}"),
        Arguments.of(
            "an application's sources",
            app,
            "{\"spec\":{\"sources\":[{\"repoURL\":\"https://git.example.com/evil\",\"path\":\".\"}]}}"),
        Arguments.of(
            "a stage's patches",
            stage,
            "{\"spec\":{\"patches\":[{\"patch\":\"- op: remove\"}],\"force\":true}}"),
        Arguments.of("destinations", project, destinations("*", null)),
        Arguments.of("a destination's cluster", project, destinations("{id}-staging", "*")),
        Arguments.of(
            "kinds", project, "{\"spec\":{\"clusterResourceWhitelist\":" + EVERY_KIND + "}}"),
        Arguments.of("a role's policies", project, widenedRole()),
        Arguments.of(
            "a binding's subjects",
            binding,
            "{\"subjects\":[{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Group\",\"name\":\"mine\"}]}"),
        Arguments.of(
            "a namespace's security",
            parts.namespace("staging"),
            "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}"),
        Arguments.of("an application's mark", app, UNMARKED),
        Arguments.of("a binding's mark", binding, UNMARKED),
        Arguments.of("a project's labels", project, NO_LABELS),
        Arguments.of("a namespace's labels", parts.namespace("staging"), NO_LABELS));
  }

  @Test
  void whatSomebodyDeletesComesBack() {
    List<ObjectId> deleted =
        List.of(
            parts.binding("prod", "argocd-deployer-prod:platform-tenant-deployer"),
            parts.account("tenant-reconciler-prod"),
            parts.stage("prod", "addons"),
            parts.application("api", "prod"));
    var before = deleted.stream().map(id -> corner.get(id).getMetadata().getUid()).toList();

    deleted.forEach(somebody::deletes);

    for (int i = 0; i < deleted.size(); i++) {
      ObjectId id = deleted.get(i);
      String uid = before.get(i);
      eventually(id + " is there anew", () -> !corner.get(id).getMetadata().getUid().equals(uid));
    }
    untilReady("{id}");
  }

  @Test
  void aDeletedApplicationComesBackOnlyThroughAnOpenGate() {
    ObjectId app = parts.application("api", "staging");
    shutGateOfStaging();

    somebody.deletes(app);
    eventually("it is gone", () -> !corner.exists(app));
    eventually(
        "it waits", () -> deliveryMessage().contains("waits until every stage of environment"));
    assertThat(corner.exists(app)).isFalse();

    script.heal(Parts.key(parts.stage("staging", "addons")));
    untilReady("{id}");
    assertThat(corner.exists(app)).isTrue();
  }

  @Test
  void anApplicationWithoutOurMarkIsOursStillBehindAShutGate() {
    ObjectId app = parts.application("api", "staging");
    var before = meaning(app);
    shutGateOfStaging();

    somebody.changes(app, NO_LABELS);

    within(SOON).until("its mark is put back", () -> meaning(app).equals(before));
    script.heal(Parts.key(parts.stage("staging", "addons")));
    untilReady("{id}");
  }

  @Test
  void whatOthersOwnStaysAsTheyWant() {
    ObjectId stage = parts.stage("prod", "addons");
    ObjectId app = parts.application("api", "prod");
    somebody.changes(stage, "{\"spec\":{\"suspend\":true}}");
    somebody.annotates(stage, "example.com/note", "mine");
    somebody.changes(
        app,
        "{\"metadata\":{\"finalizers\":[\"resources-finalizer.argocd.argoproj.io\",\"example.com/mine\"]}}");
    somebody.annotates(app, "argocd.argoproj.io/refresh", "normal");
    eventually(
        "the suspended stage is named",
        () -> readyMessage("{id}").contains("\"prod-addons\" is Suspended"));

    corner.apply(
        TENANT.with(
            """
            bootstrap: {stages: [{name: addons, path: "more/{environment}"}]}
            delivery: {applications: [{name: api, source: {path: apps/api2}}]}
            """));

    eventually("the stage is written", () -> meaning(stage).toString().contains("./more/prod"));
    eventually("the application is written", () -> meaning(app).toString().contains("apps/api2"));
    var suspended = corner.get(stage);
    assertThat(suspended.<Boolean>get("spec", "suspend")).isTrue();
    assertThat(suspended.getMetadata().getAnnotations()).containsEntry("example.com/note", "mine");
    assertThat(corner.get(app).getMetadata().getFinalizers()).contains("example.com/mine");

    somebody.changes(stage, "{\"spec\":{\"suspend\":null}}");
    somebody.changes(
        app, "{\"metadata\":{\"finalizers\":[\"resources-finalizer.argocd.argoproj.io\"]}}");
    untilReady("{id}");
  }

  @Test
  void tokensSurviveAChangeOfTheTenant() {
    ObjectId project = parts.project();
    long issued = SharedStandIns.argo().createToken(Parts.key(project), "deployer");

    corner.apply(TENANT.with("description: changed"));

    eventually(
        "the project is written",
        () -> "changed".equals(corner.get(project).get("spec", "description")));
    assertThat(rolesOf(project)).contains("iat=" + issued);
  }

  private void shutGateOfStaging() {
    script.failing(
        Parts.key(parts.stage("staging", "addons")), "HealthCheckFailed", "db not ready");
    eventually("the gate is shut", () -> readyMessage("{id}").contains("db not ready"));
  }

  private String deliveryMessage() {
    return corner.condition("{id}", "DeliveryReady").orElseThrow().message();
  }

  private String destinations(String namespace, String cluster) {
    return "{\"spec\":{\"destinations\":["
        + Stream.of(corner.id() + "-prod", corner.id() + "-staging")
            .map(
                n ->
                    destination(
                        n, n.equals(namespace.replace("{id}", corner.id())) ? cluster : null))
            .collect(java.util.stream.Collectors.joining(","))
        + (cluster == null ? "," + destination(namespace, null) : "")
        + "]}}";
  }

  private static String destination(String namespace, String cluster) {
    return "{\"namespace\":\""
        + namespace
        + "\",\"server\":\"https://kubernetes.default.svc\""
        + Optional.ofNullable(cluster).map(c -> ",\"name\":\"" + c + "\"").orElse("")
        + "}";
  }

  private String widenedRole() {
    return "{\"spec\":{\"roles\":[{\"name\":\"viewer\",\"groups\":[\"everybody\"],\"policies\":[\"p, proj:"
        + corner.id()
        + ":viewer, applications, *, "
        + corner.id()
        + "/*, allow\"]}]}}";
  }

  private int told(ObjectId id) {
    return (int)
        corner.told(corner.id(), "DriftCorrected").stream()
            .filter(note -> note.startsWith(id.describe()))
            .count();
  }

  /** Labels and everything but status: what an object says, not how it fares. */
  private Map<String, Object> meaning(ObjectId id) {
    GenericKubernetesResource object = corner.get(id);
    Map<String, Object> meaning = new HashMap<>(object.getAdditionalProperties());
    meaning.keySet().removeAll(List.of("status", "operation"));
    meaning.put("labels", object.getMetadata().getLabels());
    return meaning;
  }

  private String rolesOf(ObjectId project) {
    return meaning(project).get("spec").toString();
  }
}
