package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant that is suspended, and goes on as if nothing had been. */
class SuspendIT extends Story {
  private static final String SUSPENDED = "{\"spec\":{\"suspend\":true}}";
  private static final String BY_HAND =
      "{\"operation\":{\"sync\":{},\"initiatedBy\":{\"username\":\"somebody\"}}}";
  private static final TenantYaml WITH_JOBS =
      TENANT.with(
          """
          delivery:
            syncWindows: [{kind: deny, schedule: "0 1 1 1 *", duration: 1h}]
            applicationSets:
              - name: jobs
                list: {elements: [{name: nightly}, {name: hourly}]}
                source: {repoURL: "https://git.example.com/payments/deploy.git", path: "jobs/{item}"}
                environments: [{name: staging}]
          """);

  private final ClusterUser somebody = ClusterUser.admin(admin);
  private final Parts parts = new Parts(corner.id());

  @BeforeEach
  void onboard() {
    corner.apply(CLASS);
    corner.apply(WITH_JOBS);
    untilReady("{id}");
  }

  @Test
  void everythingStaysAsItIsAndGoesOnAsItWas() {
    SortedMap<ObjectId, Object> before = allThatIsSaid();
    String hourly = uid(parts.application("jobs-hourly", "staging"));

    corner.apply(WITH_JOBS.with("suspend: true"));
    untilSuspended();
    assertThat(corner.told(corner.id(), "Suspended")).hasSize(1);
    assertThat(flux().map(this::isSuspended)).containsOnly(true);
    List<?> windows = corner.get(parts.project()).get("spec", "syncWindows");
    assertThat(windows).as("its own, and the one that shuts").hasSize(2);

    // What it says now, what somebody changes and what leaves a set changes nothing.
    corner.apply(
        WITH_JOBS
            .without("delivery/applicationSets/jobs/list/elements/hourly")
            .with(
                """
                suspend: true
                bootstrap: {stages: [{name: addons, path: "more/{environment}"}, {name: late, source: config}]}
                delivery: {applications: [{name: api, source: {path: apps/api2}}, {name: more, source: {repoURL: "https://git.example.com/payments/deploy.git", path: m}}]}
                """));
    somebody.changes(parts.stage("prod", "addons"), "{\"spec\":{\"path\":\"./mine\"}}");
    somebody.deletes(parts.account("tenant-reconciler-prod"));
    eventually("it is told of the new generation", this::isToldOfNow);
    restartOperator();
    untilLookedAtAgain();
    SortedMap<ObjectId, Object> meanwhile = allThatIsSaid();
    assertThat(meanwhile.keySet())
        .as("nothing is made, and nothing leaves but what somebody took")
        .isEqualTo(without(before, parts.account("tenant-reconciler-prod")).keySet());
    assertThat(corner.get(parts.stage("prod", "addons")).<String>get("spec", "path"))
        .isEqualTo("./mine");
    ObjectId api = parts.application("api", "prod");
    assertThat(meanwhile.get(api)).isEqualTo(before.get(api));
    assertThat(uid(parts.application("jobs-hourly", "staging"))).isEqualTo(hourly);

    corner.apply(WITH_JOBS);
    untilReady("{id}");
    eventually("all is as it was", () -> allThatIsSaid().equals(before));
    assertThat(corner.told(corner.id(), "Resumed")).hasSize(1);
    assertThat(corner.told(corner.id(), "DriftCorrected"))
        .as("what we wrote ourselves is nobody's drift")
        .allMatch(note -> note.contains("prod-addons"));

    corner.apply(WITH_JOBS.without("delivery/syncWindows"));
    eventually("its windows leave with the contract's", () -> windows() == null);
  }

  @Test
  void whatSomebodySuspendedStaysSoAndWhatSomebodyResumesDoesNot() {
    ObjectId theirs = parts.stage("staging", "addons");
    ObjectId ours = parts.stage("prod", "addons");
    somebody.changes(theirs, SUSPENDED);
    eventually("it is named", () -> message().contains("\"staging-addons\" is Suspended"));

    corner.apply(WITH_JOBS.with("suspend: true"));
    untilSuspended();
    somebody.changes(ours, "{\"spec\":{\"suspend\":null}}");
    eventually("it is suspended again", () -> isSuspended(ours));

    corner.apply(WITH_JOBS);
    eventually("ours goes on", () -> !isSuspended(ours));
    eventually("it is named", () -> message().contains("\"staging-addons\" is Suspended"));
    assertThat(isSuspended(theirs)).isTrue();
    assertThat(corner.get(theirs).getMetadata().getAnnotations())
        .doesNotContainKey(ApiGroup.SUSPENDED_ANNOTATION);
  }

  @Test
  void whoLeavesAccessLosesItsRightsOnBothPlanes() {
    corner.apply(WITH_JOBS.with("suspend: true"));
    untilSuspended();
    assertThat(everybody()).contains("dev", "audit");

    corner.apply(WITH_JOBS.with("{suspend: true, access: {deployers: {groups: [others]}}}"));

    eventually("they lost their rights", () -> everybody().noneMatch("dev"::equals));
    assertThat(everybody()).contains("audit").doesNotContain("others");
    eventually("the window stands", () -> windows().size() == 2);
  }

  /** Nothing goes on for the sake of a plan that is refused, but what stood goes on. */
  @Test
  void whatIsRefusedAfterwardsKeepsItsLastGoodState() {
    corner.apply(WITH_JOBS.with("suspend: true"));
    untilSuspended();

    corner.apply(WITH_JOBS.with("parameters: {nobody: declared}"));

    eventually("it is refused", () -> message().contains("nobody"));
    eventually("what it has goes on", () -> flux().noneMatch(this::isSuspended));
    eventually("and Argo CD does", () -> windows().size() == 1);
    assertThat(
            corner
                .get(parts.set("jobs", "staging"))
                .<String>get("spec", "syncPolicy", "applicationsSync"))
        .isEqualTo("sync");
  }

  @Test
  void aSuspendedTenantIsTakenDown() {
    corner.apply(WITH_JOBS.with("suspend: true"));
    untilSuspended();
    ObjectId api = parts.application("api", "prod");
    somebody.changes(api, BY_HAND);
    eventually(
        "its sync is held back by the window",
        () ->
            String.valueOf(corner.get(api).<Object>get("status", "operationState", "message"))
                .contains("window"));

    corner.delete("{id}");

    eventually("it is gone", () -> corner.tenant("{id}") == null);
    assertThat(corner.everythingOf(corner.id())).isEmpty();
    assertThat(delivered()).as("and with it what both engines brought").isEmpty();
  }

  private static SortedMap<ObjectId, Object> without(SortedMap<ObjectId, Object> all, ObjectId id) {
    SortedMap<ObjectId, Object> rest = new TreeMap<>(all);
    rest.remove(id);
    return rest;
  }

  private String uid(ObjectId id) {
    return corner.get(id).getMetadata().getUid();
  }

  private Stream<String> delivered() {
    return Stream.of("staging", "prod")
        .flatMap(
            e ->
                admin
                    .configMaps()
                    .inNamespace(parts.namespace(e).name())
                    .list()
                    .getItems()
                    .stream())
        .map(c -> c.getMetadata().getName())
        .filter(name -> !name.equals("kube-root-ca.crt"));
  }

  private void untilSuspended() {
    eventually("it is suspended", this::isToldOfNow);
  }

  private boolean isToldOfNow() {
    long generation = corner.tenant("{id}").getMetadata().getGeneration();
    return corner
        .condition("{id}", "Ready")
        .filter(c -> c.reason().equals("Suspended") && c.observedGeneration() == generation)
        .isPresent();
  }

  private String message() {
    return corner.condition("{id}", "Ready").orElseThrow().message();
  }

  private Stream<ObjectId> flux() {
    return Stream.of(
        parts.source("config"),
        parts.source("platform-base"),
        parts.stage("staging", "addons"),
        parts.stage("prod", "addons"),
        parts.stage("staging", "platform-base"),
        parts.stage("prod", "platform-base"));
  }

  private boolean isSuspended(ObjectId id) {
    return Boolean.TRUE.equals(corner.get(id).get("spec", "suspend"));
  }

  private List<?> windows() {
    return corner.get(parts.project()).get("spec", "syncWindows");
  }

  /** Every group that has any right. */
  private Stream<String> everybody() {
    List<Map<String, Object>> roles = corner.get(parts.project()).get("spec", "roles");
    return Stream.concat(
        corner.everythingOf(corner.id()).stream()
            .filter(id -> id.kind() == ManagedKind.ROLE_BINDING)
            .map(id -> corner.get(id).<List<Map<String, Object>>>get("subjects"))
            // Of a binding that lost its last subject there is no list.
            .flatMap(subjects -> Stream.ofNullable(subjects).flatMap(List::stream))
            .map(subject -> subject.get("name").toString()),
        roles.stream()
            .flatMap(r -> ((List<?>) r.getOrDefault("groups", List.of())).stream())
            .map(Object::toString));
  }
}
