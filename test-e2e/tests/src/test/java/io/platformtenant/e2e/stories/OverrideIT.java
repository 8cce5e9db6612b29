package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fourteen merged changes wait in a frozen production, and one is to be live tonight. */
class OverrideIT extends Story {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final String COMMIT = "c0ffee".repeat(6) + "c0de";
  private static final List<String> APPLICATIONS =
      IntStream.rangeClosed(1, 14).mapToObj("app%02d"::formatted).toList();

  private final Instant since = Instant.now();
  private final Parts parts = new Parts(corner.id());
  private final ClusterUser argo = ClusterUser.admin(admin);
  private ClusterUser onCall;
  private ClusterUser lead;

  @BeforeEach
  void fourteenChangesWait() {
    onCall = new Rights(admin).onCall("alice-" + corner.id());
    lead = new Rights(admin).signer("bob-" + corner.id());
    corner.apply(CLASS);
    corner.apply(tenant("v1", ""));
    untilReady("{id}");
    eventually("all are live", () -> live().size() == APPLICATIONS.size());
    Map<String, String> before = live();

    corner.apply(tenant("v1", freeze()));
    eventually("its window is there", () -> windows() != null);
    corner.apply(tenant("v2", freeze()));
    eventually("all of them wait", () -> waiting() == APPLICATIONS.size());
    assertThat(live()).isEqualTo(before);
  }

  @Test
  void onePersonOpensOneApplicationAndSyncsOneCommit() {
    Map<String, String> before = live();
    Instant until = wholeMinuteFarEnough();
    make(onCall, "applications: [app07]", until);
    eventually("it is open", () -> override().lastStatus().state() == OverrideState.Active);
    eventually("its windows are there", () -> windows().toString().contains("manualSync"));
    eventually("the tenant tells it", () -> corner.condition("{id}", "Overridden").isPresent());
    assertThat(corner.condition("{id}", "Overridden").orElseThrow().message())
        .contains(onCall.name(), "\"app07\"", "\"prod\"", "Nobody can pay", "INC-4711");
    eventually(
        "an Event does",
        () ->
            corner.told(corner.id(), "Overridden").stream()
                .anyMatch(note -> note.contains(onCall.name())));

    // Nobody is there any more but the windows.
    closeOperator();
    sync("app07", COMMIT);
    sync("app08", COMMIT);
    eventually("one commit is live", () -> COMMIT.equals(live().get("app07")));
    eventually("the other one is held back", () -> isBlocked("app08"));

    eventually("it is over", () -> Instant.now().isAfter(until));
    sync("app07", "deadbeef".repeat(5));
    eventually("the window is shut", () -> isBlocked("app07"));
    before.put("app07", COMMIT);
    assertThat(live()).as("that alone is live").isEqualTo(before);

    startOperator();
    eventually("it is told", () -> override().lastStatus().state() == OverrideState.Expired);
    eventually("nothing begins by itself afterwards", () -> !hasOperation("app07"));
    eventually("nor the other one", () -> !hasOperation("app08"));
    eventually(
        "all is as frozen as before",
        () ->
            windows().size() == 1
                && corner.condition("{id}", "Overridden").isEmpty()
                && corner.condition("{id}", "Frozen").isPresent());
    assertThat(live()).isEqualTo(before);
    assertThat(corner.status("{id}").orElseThrow().history())
        .as("the record names the person")
        .anyMatch(
            entry ->
                entry.reason().equals("Overridden") && entry.message().contains(onCall.name()));
    isTold(onCall, "platform-tenant-overrides/overrode", "app07 of tenant " + corner.id());
  }

  @Test
  void whatWasAskedForBeforeItOpensIsTakenAwayFirst() {
    closeOperator();
    sync("app03", "deadbeef".repeat(5));
    eventually("it is held back", () -> isBlocked("app03"));
    make(onCall, "applications: [app03]", Instant.now().plusSeconds(3_000));

    startOperator();
    eventually("it is open", () -> override().lastStatus().state() == OverrideState.Active);
    eventually("its windows are there", () -> windows().toString().contains("manualSync"));

    assertThat(hasOperation("app03")).isFalse();
    assertThat(live().get("app03")).isNotEqualTo("deadbeef".repeat(5));
    sync("app03", COMMIT);
    eventually("what is asked for now is live", () -> COMMIT.equals(live().get("app03")));

    sign(lead, lead.name());
    eventually(
        "who has signed it is told",
        () ->
            corner
                .condition("{id}", "Overridden")
                .filter(c -> c.message().contains("signed by \"" + lead.name() + "\""))
                .isPresent());
    onCall.client().resources(PlatformTenantOverride.class).withName(name()).delete();
    eventually("it shuts when it is gone", () -> !windows().toString().contains("manualSync"));
  }

  @Test
  void onlyAPersonWhoMayMakesAndSignsOne() {
    ClusterUser ci =
        new Rights(admin)
            .user(
                "system:serviceaccount:ci:deployer-" + corner.id(),
                new PolicyRuleBuilder()
                    .withApiGroups("*")
                    .withResources("*")
                    .withVerbs("*")
                    .build());
    Instant until = Instant.now().plusSeconds(3_000);
    refused(() -> make(ci, "applications: [app01]", until), "is an account of the cluster");
    refused(() -> make(lead, "applications: [app01]", until), "needs the verb override");
    refused(
        () -> make(onCall, "applications: [app01]", until, "mallory"),
        "it is made by \"" + onCall.name() + "\"");
    refused(
        () -> make(onCall, "applications: [app01]", Instant.now().plus(Duration.ofHours(5))),
        "not within 4 hours");
    refused(
        () -> make(onCall, "applications: [app01]", Instant.now().minusSeconds(5)),
        "not within 4 hours");

    Instant tomorrow = Instant.now().plus(Duration.ofHours(25));
    refused(() -> onCall.client().resource(dated(tomorrow)).create(), "not within 4 hours");
    refused(
        () -> onCall.client().resource(dated(tomorrow)).serverSideApply(), "not within 4 hours");

    make(onCall, "applications: [app01]", until);
    eventually("it is open", () -> override().lastStatus().state() == OverrideState.Active);
    refused(() -> sign(onCall, onCall.name()), "whoever makes an override does not sign it");
    refused(() -> sign(onCall, lead.name()), "needs the verb approve");
    refused(() -> sign(lead, "carol"), "it is signed by \"" + lead.name() + "\"");
    refused(() -> sign(ci, ci.name()), "is an account of the cluster");
    refused(
        () -> onCall.client().resources(PlatformTenantOverride.class).withName(name()).delete(),
        "nobody has signed it");
    refused(
        () ->
            argo.client()
                .resources(PlatformTenantOverride.class)
                .withName(name())
                .patch(MERGE, "{\"spec\":{\"applications\":[\"app02\"]}}"),
        "never changes but for its signature");

    sign(lead, lead.name());
    assertThat(override().getSpec().approvedBy()).isEqualTo(lead.name());
    isTold(lead, "platform-tenant-overrides/signed", "app01 of tenant " + corner.id());
  }

  private static void refused(Runnable act, String why) {
    assertThatThrownBy(act::run)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(why);
  }

  private String name() {
    return corner.id() + "-tonight";
  }

  private void make(ClusterUser by, String what, Instant until) {
    make(by, what, until, by.name());
  }

  private void make(ClusterUser by, String what, Instant until, String named) {
    by.client().resource(Overrides.of(name(), corner.id(), "prod", what, until, named)).create();
  }

  /** As one that says itself when it was made. */
  private PlatformTenantOverride dated(Instant until) {
    var override =
        Overrides.of(name(), corner.id(), "prod", "applications: [app01]", until, onCall.name());
    override
        .getMetadata()
        .setCreationTimestamp(until.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString());
    return override;
  }

  private void sign(ClusterUser by, String named) {
    by.client()
        .resources(PlatformTenantOverride.class)
        .withName(name())
        .patch(MERGE, "{\"spec\":{\"approvedBy\":\"%s\"}}".formatted(named));
  }

  private PlatformTenantOverride override() {
    return admin.resources(PlatformTenantOverride.class).withName(name()).get();
  }

  private void sync(String application, String commit) {
    argo.changes(
        parts.application(application, "prod"),
        "{\"operation\":{\"sync\":{\"revision\":\"%s\"},\"initiatedBy\":{\"username\":\"%s\"}}}"
            .formatted(commit, onCall.name()));
  }

  private boolean isBlocked(String application) {
    String message =
        corner
            .get(parts.application(application, "prod"))
            .get("status", "operationState", "message");
    return hasOperation(application)
        && String.valueOf(message).startsWith("Sync operation blocked by sync window");
  }

  private boolean hasOperation(String application) {
    return corner.get(parts.application(application, "prod")).<Object>get("operation") != null;
  }

  private long waiting() {
    return APPLICATIONS.stream()
        .map(application -> corner.get(parts.application(application, "prod")))
        .filter(a -> "v2".equals(a.get("spec", "source", "targetRevision")))
        .filter(a -> "OutOfSync".equals(a.get("status", "sync", "status")))
        .count();
  }

  /** What runs, by application. */
  private Map<String, String> live() {
    return APPLICATIONS.stream()
        .map(
            application ->
                admin
                    .configMaps()
                    .inNamespace(corner.id() + "-prod")
                    .withName(name(application) + "-synced")
                    .get())
        .filter(Objects::nonNull)
        .collect(
            Collectors.toMap(
                map -> map.getMetadata().getName().replaceAll(".*-(app[0-9]+)-.*", "$1"),
                map -> map.getData().get("revision")));
  }

  private String name(String application) {
    ObjectId id = parts.application(application, "prod");
    return id.name();
  }

  private List<?> windows() {
    return corner.get(parts.project()).get("spec", "syncWindows");
  }

  /** Windows know minutes: this one is open for a minute at least. */
  private static Instant wholeMinuteFarEnough() {
    return Instant.now().plusSeconds(130).truncatedTo(ChronoUnit.MINUTES);
  }

  private static String freeze() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return "freeze: [{from: \"%s\", until: \"%s\", reason: The end of the year}]"
        .formatted(now.minusSeconds(3_600), now.plusSeconds(86_400));
  }

  private TenantYaml tenant(String revision, String freeze) {
    String applications =
        APPLICATIONS.stream()
            .map(
                name ->
                    ("{name: %s, source: {repoURL: \"https://git.example.com/payments/deploy.git\","
                            + " path: apps/%s, targetRevision: %s}}")
                        .formatted(name, name, revision))
            .collect(Collectors.joining(", "));
    return TenantYaml.named("{id}")
        .environment("prod")
        .with(
            "delivery: {applications: ["
                + applications
                + "]}"
                + (freeze.isEmpty() ? "" : "\n" + freeze));
  }

  private void isTold(ClusterUser by, String key, String begins) {
    eventually(
        "%s says %s of %s".formatted(key, begins, by.name()),
        () ->
            ControlPlane.shared().audit().by(by.name(), since).stream()
                .map(AuditLog.Request::told)
                .anyMatch(told -> told.getOrDefault(key, "").startsWith(begins)));
  }
}
