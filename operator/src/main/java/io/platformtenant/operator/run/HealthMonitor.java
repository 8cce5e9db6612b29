package io.platformtenant.operator.run;

import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.watch.WatchState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks at watches and threads every second, so that it is known since when something is wrong. */
final class HealthMonitor implements AutoCloseable {
  private final Supplier<Collection<WatchState>> watches;
  private final ThreadPoolExecutor looks;
  private final RequestGate gate;
  private final Readiness readiness;
  private final Liveness liveness = new Liveness(System::nanoTime);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("health").factory());

  private Future<?> noting = CompletableFuture.completedFuture(null);

  HealthMonitor(
      Duration grace,
      Supplier<Collection<WatchState>> watches,
      ThreadPoolExecutor looks,
      RequestGate gate) {
    this.readiness = new Readiness(grace, System::nanoTime);
    this.watches = watches;
    this.looks = looks;
    this.gate = gate;
  }

  void start() {
    noting = clock.scheduleWithFixedDelay(this::note, 1, 1, TimeUnit.SECONDS);
  }

  private void note() {
    notWatched();
    stuck();
  }

  /** Kinds that are not read or not watched for too long, a line each. */
  List<String> notWatched() {
    return readiness.note(watches.get());
  }

  /** How long ago each kind was last seen read and watched. */
  Map<String, Duration> watchAges() {
    readiness.note(watches.get());
    return readiness.ages();
  }

  /** What keeps looks from getting on. */
  List<String> stuck() {
    return liveness.note(
        looks.getActiveCount() >= looks.getMaximumPoolSize(),
        looks.getCompletedTaskCount() + gate.ended());
  }

  @Override
  public void close() {
    noting.cancel(true);
    clock.shutdownNow();
  }
}
