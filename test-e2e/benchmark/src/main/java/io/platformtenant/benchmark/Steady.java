package io.platformtenant.benchmark;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.benchmark.RollOut.Fielded;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Engines write statuses that mean nothing new; whoever watches must not answer. */
public final class Steady {
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("benchmark")
          .build();
  private static final int PER_SECOND = 100;

  private Steady() {}

  public static Scenario measure(Fielded fielded, Duration time) {
    var client = fielded.ground().admin();
    var stages =
        client
            .genericKubernetesResources(Contexts.of(ManagedKind.KUSTOMIZATION))
            .inAnyNamespace()
            .list()
            .getItems()
            .stream()
            .map(
                stage ->
                    new Stage(stage.getMetadata().getNamespace(), stage.getMetadata().getName()))
            .toList();
    Instant began = Instant.now();
    Duration cpu = fielded.operator().cpu();
    int events = write(client, stages, time);
    double spent = fielded.operator().cpu().minus(cpu).toNanos() / 1e6;
    var asked = Requests.since(fielded.ground().plane().audit(), began);
    return new Scenario(
        "steady state",
        "%d stages, %d status writes by engines in %d s that mean nothing new"
            .formatted(stages.size(), events, time.toSeconds()),
        List.of(
            Figure.of("writes of the operator", "", asked.writes()),
            Figure.of("reads of the operator", "", asked.count() - asked.writes()),
            Figure.of("processor time of the operator", "ms/1,000 events", spent * 1e3 / events)));
  }

  private record Stage(String namespace, String name) {}

  private static int write(KubernetesClient client, List<Stage> stages, Duration time) {
    var written = new AtomicInteger();
    try (var clock = Executors.newScheduledThreadPool(4)) {
      var writing =
          clock.scheduleAtFixedRate(
              () -> check(client, stages, written.getAndIncrement()),
              0,
              TimeUnit.SECONDS.toNanos(1) / PER_SECOND,
              TimeUnit.NANOSECONDS);
      if (clock.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)
          || !writing.cancel(false)) {
        throw new IllegalStateException("a status could not be written: " + writing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return written.get();
  }

  /** As Flux does at every interval: another history entry, and the inventory once more. */
  private static void check(KubernetesClient client, List<Stage> stages, int number) {
    Stage stage = stages.get(number % stages.size());
    client
        .genericKubernetesResources(Contexts.of(ManagedKind.KUSTOMIZATION))
        .inNamespace(stage.namespace())
        .withName(stage.name())
        .subresource("status")
        .patch(
            MERGE,
            """
            {"status": {"inventory": {"entries": [{"id": "ns_settings%d__ConfigMap", "v": "v1"}]}}}
            """
                .formatted(number));
  }
}
