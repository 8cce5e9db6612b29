package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whom the windows of a project let through that was planned once, while something was open, and
 * that nobody has touched since: judged at every edge as Argo CD judges.
 */
class OpenWindowsTest {
  private static final Instant BEGIN = Instant.parse("2027-12-20T10:15:30Z");
  private static final Instant END = Instant.parse("2027-12-24T02:20:40Z");
  private static final Instant NOW = Instant.parse("2027-12-24T00:00:10Z");
  private static final Instant FIRST = Instant.parse("2027-12-24T01:00:20Z");
  private static final Instant SECOND = Instant.parse("2027-12-24T02:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String API = "payments-api-prod";
  private static final String WEB = "payments-web-prod";
  private static final String JOB = "payments-jobs-clean-prod";
  private static final String ELSEWHERE = "payments-api-staging";

  /** A freeze of all, and one of the class that begins in the middle of what is open. */
  private static final String FREEZES =
      "{from: \"%s\", until: \"%s\"}, {from: \"2027-12-24T01:30:00Z\", until: \"2027-12-31T00:00:00Z\"}"
          .formatted(BEGIN, END);

  @Test
  void nobodyIsLetThroughWhereNothingIsOpen() {
    var windows = ArgoWindows.of(world(NOW));

    times()
        .forEach(
            at ->
                Stream.of(API, WEB, JOB, ELSEWHERE)
                    .forEach(
                        name ->
                            assertThat(windows.lets(name, true, at))
                                .as("%s at %s", name, at)
                                .isFalse()));
  }

  @Test
  void nothingIsSyncedByItselfWhateverIsOpen() {
    var windows = ArgoWindows.of(both());

    times()
        .forEach(
            at ->
                Stream.of(API, WEB, JOB, ELSEWHERE)
                    .forEach(
                        name ->
                            assertThat(windows.lets(name, false, at))
                                .as("%s at %s", name, at)
                                .isFalse()));
  }

  /** In whole minutes, and rather a minute early than a second late. */
  @Test
  void whatIsOpenIsOpenForHandsAndShutsByItself() {
    var windows = ArgoWindows.of(both());

    times()
        .forEach(
            at -> {
              assertLets(windows, API, at, FIRST);
              assertLets(windows, WEB, at, SECOND);
              assertLets(windows, JOB, at, SECOND);
              assertThat(windows.lets("payments-other-prod", true, at)).as("at %s", at).isFalse();
              assertThat(windows.lets(ELSEWHERE, true, at)).as("at %s", at).isFalse();
            });
  }

  private static void assertLets(ArgoWindows windows, String name, Instant at, Instant until) {
    boolean lets = windows.lets(name, true, at);
    if (at.isAfter(until)) {
      assertThat(lets).as("%s at %s", name, at).isFalse();
    } else if (at.isBefore(until.truncatedTo(ChronoUnit.MINUTES))) {
      assertThat(lets).as("%s at %s", name, at).isTrue();
    }
  }

  @ParameterizedTest(name = "at {0}")
  @CsvSource({
    "2027-12-23T23:59:59Z, 2",
    "2027-12-24T01:00:19Z, 10",
    "2027-12-24T01:00:20Z, 8",
    "2027-12-24T02:00:00Z, 2",
  })
  void whatIsOverIsNotWrittenAnyMore(Instant now, int windows) {
    var world =
        now.isBefore(NOW) ? world(now) : world(now, override("a", "api", FIRST), sets(SECOND));

    assertThat(ArgoWindows.of(world).all()).hasSize(windows);
  }

  @Test
  void anOverrideThatIsNotSignedOpensNothingWhereItsClassWantsThatBefore() {
    String unsigned = override("a", "api", FIRST);
    String signed = unsigned.replace("requestedBy", "approvedBy: bob\n  requestedBy");

    assertThat(ArgoWindows.of(under("Before", unsigned)).lets(API, true, NOW.plus(MINUTE)))
        .isFalse();
    assertThat(ArgoWindows.of(under("Before", signed)).lets(API, true, NOW.plus(MINUTE))).isTrue();
    assertThat(ArgoWindows.of(under("Afterwards", unsigned)).lets(API, true, NOW.plus(MINUTE)))
        .isTrue();
  }

  /** It would begin by itself the moment it is open. */
  @Test
  void whatWasAskedForBeforeKeepsItShut() {
    World world = world(NOW, override("a", "api", FIRST));
    World shut =
        world.withObserved(
            left(
                API,
                """
                labels: {platformtenant.io/environment: prod, platformtenant.io/application: api}
                """));

    assertThat(ArgoWindows.of(shut).lets(API, true, NOW.plus(MINUTE))).isFalse();
    assertThat(Planner.plan(shut).frozen().openings()).as("it is told all the same").hasSize(1);
    assertThat(ArgoWindows.of(world).lets(API, true, NOW.plus(MINUTE))).isTrue();
  }

  /** It bears the name of its item, and is open by that of its set. */
  @Test
  void whatWasAskedForBeforeOfOneThatASetHasMadeKeepsTheSetShut() {
    World world = world(NOW, sets(SECOND));
    World shut =
        world.withObserved(
            left(
                JOB,
                """
                labels:
                  platformtenant.io/tenant: payments
                  platformtenant.io/environment: prod
                  platformtenant.io/application: jobs-clean
                ownerReferences:
                  - apiVersion: argoproj.io/v1alpha1
                    kind: ApplicationSet
                    name: payments-jobs-prod
                    controller: true
                """));

    assertThat(ArgoWindows.of(shut).lets(JOB, true, NOW.plus(MINUTE))).isFalse();
    assertThat(ArgoWindows.of(shut).lets(WEB, true, NOW.plus(MINUTE))).isTrue();
    assertThat(ArgoWindows.of(world).lets(JOB, true, NOW.plus(MINUTE))).isTrue();
  }

  /** One that a window holds back since before anything was opened. */
  private static Observed left(String name, String metadata) {
    var application =
        Serialization.unmarshal(
            """
            metadata:
            %s
            operation: {sync: {}}
            status:
              operationState:
                phase: Running
                message: Sync operation blocked by sync window
                startedAt: "%s"
            """
                .formatted(metadata.indent(2), NOW.minusSeconds(60)),
            ObjectNode.class);
    ObjectId id = ObjectId.of(ManagedKind.APPLICATION, "argocd", name);
    return new Observed(new TreeMap<>(Map.of(id, application)), Set.of());
  }

  private static World both() {
    return world(NOW, override("a", "api", FIRST), sets(SECOND));
  }

  /** At both sides of each edge, and between them. */
  private static Stream<Instant> times() {
    List<Instant> edges =
        List.of(NOW, FIRST, SECOND, END, FIRST.truncatedTo(ChronoUnit.MINUTES), BEGIN.plus(MINUTE));
    List<Instant> times = new ArrayList<>();
    for (Instant edge : edges) {
      for (long off : new long[] {-61, -60, -59, -1, 0, 1, 59, 60, 61}) {
        times.add(edge.plusSeconds(off));
        times.add(edge.plusSeconds(off).plusNanos(1));
      }
    }
    for (Instant at = NOW; at.isBefore(END); at = at.plusSeconds(17)) {
      times.add(at);
    }
    return times.stream().filter(at -> !at.isBefore(NOW) && at.isBefore(END));
  }

  private static String sets(Instant until) {
    return override("b", "web, jobs", until);
  }

  private static String override(String name, String applications, Instant until) {
    return """
    apiVersion: platformtenant.io/v1alpha1
    kind: PlatformTenantOverride
    metadata: {name: %s, creationTimestamp: "%s"}
    spec:
      tenant: payments
      environment: prod
      applications: [%s]
      reason: It burns
      until: "%s"
      requestedBy: alice
    status:
      openedAt: "%s"
    """
        .formatted(name, NOW, applications, until, NOW);
  }

  private static World world(Instant now, String... overrides) {
    return worldUnder("Afterwards", now, overrides);
  }

  private static World under(String approval, String override) {
    return worldUnder(approval, NOW, override);
  }

  private static World worldUnder(String approval, Instant now, String... overrides) {
    var tenant =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: payments}
            spec:
              className: standard
              owner: {team: payments, contact: payments@example.com}
              environments:
                - {name: staging, namespaces: [{name: payments-staging}]}
                - {name: prod, namespaces: [{name: payments-prod}]}
              freeze: [%s]
              delivery:
                applications:
                  - {name: api, source: {repoURL: "https://git.example.com/a.git", path: api}}
                  - {name: web, source: {repoURL: "https://git.example.com/a.git", path: web}}
                  - {name: other, source: {repoURL: "https://git.example.com/a.git", path: other}}
                applicationSets:
                  - name: jobs
                    list: {elements: [{name: clean}]}
                    source: {repoURL: "https://git.example.com/a.git", path: "jobs/{item}"}
            """
                .formatted(FREEZES),
            PlatformTenant.class);
    var tenantClass =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenantClass
            metadata: {name: standard}
            spec:
              guardrails: {repositories: ["**"]}
              override: {approval: %s}
            """
                .formatted(approval),
            PlatformTenantClass.class);
    return new Rendering(List.of(tenant), List.of(Rulebook.judge(tenantClass)))
        .world(tenant)
        .withOverrides(
            Stream.of(overrides)
                .map(yaml -> Serialization.unmarshal(yaml, PlatformTenantOverride.class))
                .toList())
        .at(now);
  }

  /** As argo-cd has it (types.go, SyncWindow.active and SyncWindows.CanSync). */
  private record ArgoWindows(List<JsonNode> all) {
    static ArgoWindows of(World world) {
      var plan = Planner.plan(world);
      assertThat(plan.isRefused()).as("%s", plan.findings()).isFalse();
      return new ArgoWindows(
          plan.objects()
              .get(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments"))
              .body()
              .at("/spec/syncWindows")
              .valueStream()
              .toList());
    }

    boolean lets(String application, boolean byHand, Instant at) {
      return all.stream()
          .filter(window -> isActive(window, at) && isFor(window, application))
          .allMatch(window -> byHand && window.path("manualSync").asBoolean());
    }

    private static boolean isFor(JsonNode window, String application) {
      String environment = application.substring(application.lastIndexOf('-') + 1);
      return window
              .path("namespaces")
              .valueStream()
              .anyMatch(n -> n.asText().equals("payments-" + environment))
          || window
              .path("applications")
              .valueStream()
              .anyMatch(glob -> application.matches(glob.asText().replace("*", ".*")));
    }

    /** Neither at its first moment nor at its last. */
    private static boolean isActive(JsonNode window, Instant at) {
      int[] cron =
          Stream.of(window.path("schedule").asText().split(" "))
              .limit(4)
              .mapToInt(Integer::parseInt)
              .toArray();
      Instant begin =
          Instant.parse(
              "2027-%02d-%02dT%02d:%02d:00Z".formatted(cron[3], cron[2], cron[1], cron[0]));
      Duration length =
          Duration.parse("PT" + window.path("duration").asText().toUpperCase(Locale.ROOT));
      return at.isAfter(begin) && at.isBefore(begin.plus(length));
    }
  }
}
