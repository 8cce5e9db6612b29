package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SteadyIT extends SharedStory {
  private static final long SECONDS = Long.getLong("churn.seconds", 60);
  private static final long EVERY_MILLIS = 200;

  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void anUnchangedTenantCostsNoWriteHoweverMuchItsEnginesWrite() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
    eventually("it is told", () -> !corner.told(corner.id(), "Succeeded").isEmpty());
    Parts parts = parts("{id}");
    ObjectId stage = parts.stage("prod", "addons");
    ObjectId app = parts.application("api", "prod");

    Instant since = Instant.now();
    churn(List.of(stage, parts.stage("staging", "addons")), List.of(app));
    report("unchanged, " + rounds + " rounds of engine status", since);
    assertThat(writes(since)).as("writes while nothing changed its meaning").isEmpty();

    since = Instant.now();
    script.failing(Parts.key(app), "Degraded", "");
    eventually("it is told", () -> readyMessage("{id}").contains("is Degraded"));
    report("one application degraded", since);
    assertThat(writes(since))
        .as("one change of meaning is one write")
        .extracting(AuditLog.Request::resource, AuditLog.Request::subresource)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("platformtenants", "status"));
    script.heal(Parts.key(app));
    untilReady("{id}");
  }

  /**
   * What engines write at every interval: times, revisions, histories, words of health, and Flux
   * that it has begun to look again.
   */
  private void churn(List<ObjectId> stages, List<ObjectId> applications) {
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var writing =
          clock.scheduleAtFixedRate(
              () -> {
                int round = rounds.incrementAndGet();
                stages.forEach(id -> somebody.changesStatus(id, stageBegins(id)));
                stages.forEach(id -> somebody.changesStatus(id, stageStatus(id, round)));
                applications.forEach(id -> somebody.changesStatus(id, applicationStatus(round)));
              },
              0,
              EVERY_MILLIS,
              TimeUnit.MILLISECONDS);
      within(Duration.ofSeconds(4 * SECONDS + 30))
          .until(
              "rounds of engine status",
              () -> writing.isDone() || rounds.get() >= SECONDS * 1_000 / EVERY_MILLIS);
      assertThat(writing.isDone()).as("the engines stopped").isFalse();
    }
  }

  private String stageBegins(ObjectId id) {
    long generation = corner.get(id).getMetadata().getGeneration();
    return """
        {"status": {"conditions": [
          {"type": "Ready", "status": "Unknown", "reason": "Progressing",
            "message": "Reconciliation in progress", "observedGeneration": %1$d,
            "lastTransitionTime": "%2$s"},
          {"type": "Reconciling", "status": "True", "reason": "Progressing",
            "message": "Building manifests", "observedGeneration": %1$d,
            "lastTransitionTime": "%2$s"}]}}"""
        .formatted(generation, now());
  }

  private String stageStatus(ObjectId id, int round) {
    long generation = corner.get(id).getMetadata().getGeneration();
    return """
        {"status": {
          "lastHandledReconcileAt": "%2$s",
          "history": [{"digest": "sha256:%1$064d", "firstReconciled": "%2$s", "lastReconciled": "%2$s",
            "lastReconciledDuration": "1s", "lastReconciledStatus": "ReconciliationSucceeded",
            "totalReconciliations": %1$d}],
          "conditions": [{"type": "Ready", "status": "True", "reason": "ReconciliationSucceeded",
            "message": "Applied revision: main@sha1:%1$040d", "observedGeneration": %3$d,
            "lastTransitionTime": "%2$s"}]}}"""
        .formatted(round, now(), generation);
  }

  private static String applicationStatus(int round) {
    return """
        {"status": {
          "reconciledAt": "%2$s",
          "health": {"status": "Healthy", "message": "round %1$d", "lastTransitionTime": "%2$s"},
          "sync": {"revision": "%1$040d"},
          "history": [{"id": %1$d, "revision": "%1$040d", "deployedAt": "%2$s"}]}}"""
        .formatted(round, now());
  }

  private static String now() {
    return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  private static List<AuditLog.Request> requests(Instant since) {
    return ControlPlane.shared().audit().by(RunningOperator.user(), since);
  }

  private static List<AuditLog.Request> writes(Instant since) {
    return requests(since).stream().filter(AuditLog.Request::isWrite).toList();
  }

  private static void report(String what, Instant since) {
    Map<String, Long> byVerb =
        requests(since).stream()
            .collect(
                Collectors.groupingBy(AuditLog.Request::verb, TreeMap::new, Collectors.counting()));
    System.out.println(what + ": requests of the operator by verb " + byVerb);
  }
}
