package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.users.ClusterUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten who want ten objects of a tenant otherwise than its contract says, and do not give in. */
@OnTheClusterOfFaults
final class DriftFightIT {
  private static final Duration FIGHT = Duration.ofSeconds(30);

  /** Of an object that is fought over, before it is put back again. */
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** As in a cluster, but that minutes are seconds. */
  private static final DriftPace PACE =
      new DriftPace(5, Duration.ofSeconds(45), WAIT, Duration.ofSeconds(40), Duration.ofSeconds(3));

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();
  private final ClusterUser somebody = ClusterUser.admin(admin);
  private final Corner fought = new Corner(admin, "fought");
  private final Corner other = new Corner(admin, "unfought");
  private RunningOperator operator;

  @BeforeEach
  void twoTenants() {
    SharedStandIns.scriptOfFaults();
    operator =
        RunningOperator.start(
            controlPlane,
            RunningOperator.quick(Corner.selector(List.of(fought, other)), false)
                .at(RunningOperator.paces(PACE)));
    for (Corner corner : List.of(fought, other)) {
      corner.apply(CLASS);
      corner.apply(TENANT);
    }
    untilReady(fought);
    untilReady(other);
  }

  @AfterEach
  void theyGo() {
    operator.close();
  }

  @Test
  void aFightIsToldAndNotFought() {
    List<Duration> before = corrections(other);
    Instant began = Instant.now();
    List<Fighter> fighters = new ArrayList<>();
    tamperings(fought).forEach((id, patch) -> fighters.add(new Fighter(admin, "rival", id, patch)));

    Condition told =
        within(PATIENCE).first("it is told", () -> fought.condition("{id}", "DriftFight"));
    assertThat(told.reason()).isEqualTo("DriftFight");
    within(PATIENCE, () -> fought.condition("{id}", "DriftFight").toString())
        .until("it says who does what to which, and with how many more", this::isToldOfAll);
    List<Duration> during = corrections(other);
    aChangeOfThePlanIsMadeAtOnce();
    within(PATIENCE)
        .until("they have fought for a while", () -> Instant.now().isAfter(began.plus(FIGHT)));
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1_000.0;
    int writes = writes(began).size();
    fighters.forEach(Fighter::close);

    assertThat(writes).as("writes of ours in %.0f s", seconds).isLessThan(most(seconds));
    assertThat(fought.told(fought.id(), "DriftCorrected")).hasSizeLessThanOrEqualTo(26);
    assertThat(fought.told(fought.id(), "DriftFight")).hasSizeLessThanOrEqualTo(2).isNotEmpty();
    assertThat(median(during)).isLessThan(median(before).multipliedBy(4).plusSeconds(3));
    System.out.printf(
        "ten fighters for %.0f s: %d writes of ours, %d events; another tenant's objects came back"
            + " within %d ms (median %d), %d (%d) before%n",
        seconds,
        writes,
        fought.told(fought.id(), "DriftCorrected").size(),
        longest(during).toMillis(),
        median(during).toMillis(),
        longest(before).toMillis(),
        median(before).toMillis());

    within(PATIENCE, () -> fought.condition("{id}", "DriftFight").toString())
        .until("it is over", () -> fought.condition("{id}", "DriftFight").isEmpty());
    untilReady(fought);
    tamperings(fought)
        .forEach((id, patch) -> assertThat(theirs(fought, id)).as(id.describe()).isFalse());
    Instant rest = Instant.now();
    within(PATIENCE).untilCalm("at rest", Duration.ofSeconds(3), () -> writes(rest).size());
    assertThat(writes(rest)).isEmpty();
  }

  private boolean isToldOfAll() {
    String message = fought.condition("{id}", "DriftFight").orElseThrow().message();
    return message.startsWith("\"rival\" changes ")
        && message.contains("subjects of RoleBinding")
        && message.endsWith("; and so with 9 more");
  }

  /** Five at once, then after 30 and each 40 s; what widens each 3 s; some need a patch more. */
  private static int most(double seconds) {
    return (int) (8 * 2 * (5 + 1 + seconds / WAIT.toSeconds()) + 2 * 2 * (5 + seconds / 3));
  }

  /** What a tenant's own people change does not wait for the end of a fight. */
  private void aChangeOfThePlanIsMadeAtOnce() {
    ObjectId stage = stage(fought, "staging-addons");
    String hash = hash(stage);
    fought.apply(
        TENANT.with("bootstrap: {stages: [{name: addons, path: \"more/{environment}\"}]}"));
    within(WAIT.minusSeconds(2)).until("it is written", () -> !hash(stage).equals(hash));
  }

  private String hash(ObjectId id) {
    return fought.get(id).getMetadata().getAnnotations().get(ApiGroup.APPLIED_HASH_ANNOTATION);
  }

  private static Map<ObjectId, String> tamperings(Corner corner) {
    Map<ObjectId, String> patches = new LinkedHashMap<>();
    for (String stage :
        List.of("staging-addons", "prod-addons", "staging-platform-base", "prod-platform-base")) {
      patches.put(stage(corner, stage), "{\"spec\":{\"path\":\"./theirs\"}}");
    }
    for (String source : List.of("config", "platform-base")) {
      patches.put(
          ObjectId.of(ManagedKind.GIT_REPOSITORY, "home-" + corner.id(), source),
          "{\"spec\":{\"timeout\":\"59s\",\"interval\":\"59m\"}}");
    }
    for (String environment : List.of("staging", "prod")) {
      patches.put(
          ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-api-" + environment),
          "{\"spec\":{\"source\":{\"path\":\"theirs\"}}}");
    }
    patches.put(
        ObjectId.of(ManagedKind.APP_PROJECT, "argocd", corner.id()),
        "{\"spec\":{\"sourceRepos\":[\"https://theirs.example.com/**\"]}}");
    patches.put(
        ObjectId.of(
            ManagedKind.ROLE_BINDING,
            corner.id() + "-prod",
            "access-viewers:platform-tenant-viewer"),
        "{\"subjects\":[{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Group\",\"name\":\"theirs\"}]}");
    return patches;
  }

  private static ObjectId stage(Corner corner, String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, "home-" + corner.id(), name);
  }

  /** How long each of a tenant's objects took to be put back, one after the other. */
  private List<Duration> corrections(Corner corner) {
    List<Duration> took = new ArrayList<>();
    tamperings(corner)
        .forEach(
            (id, patch) -> {
              long began = System.nanoTime();
              somebody.changes(id, patch);
              within(PATIENCE).until(id + " is put back", () -> !theirs(corner, id));
              took.add(Duration.ofNanos(System.nanoTime() - began));
            });
    return took;
  }

  private static boolean theirs(Corner corner, ObjectId id) {
    String says = corner.get(id).getAdditionalProperties().toString();
    return says.contains("theirs") || says.contains("interval=59m");
  }

  /** Of the tenant that is fought over, statuses and events aside. */
  private List<Request> writes(Instant since) {
    return controlPlane.audit().by(RunningOperator.user(), since).stream()
        .filter(Request::isWrite)
        .filter(r -> (r.namespace() + "/" + r.name()).contains(fought.id()))
        .filter(r -> r.subresource().isEmpty() && !r.resource().equals("events"))
        .toList();
  }

  private static Duration median(List<Duration> took) {
    return took.stream().sorted().toList().get(took.size() / 2);
  }

  private static Duration longest(List<Duration> took) {
    return took.stream().max(Duration::compareTo).orElseThrow();
  }

  private static void untilReady(Corner corner) {
    within(PATIENCE, () -> "It says " + corner.condition("{id}", "Ready"))
        .until(corner.id() + " is Ready", () -> corner.isReady("{id}"));
  }
}
