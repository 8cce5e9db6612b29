package io.platformtenant.e2e.standins;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.machine.WorkQueue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WorkQueueTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aKeyAddedWhileItIsWorkedOnIsWorkedOnOnceMoreAndNeverTwiceAtOnce() throws Exception {
    var runs = new AtomicInteger();
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var started = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var queue =
        new WorkQueue<String>(
            "test",
            4,
            key -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              started.countDown();
              hold(go);
              inside.decrementAndGet();
              runs.incrementAndGet();
            })) {
      queue.add("a", Duration.ZERO);
      started.await();
      for (var i = 0; i < 10; i++) {
        queue.add("a", Duration.ZERO);
      }
      go.countDown();
      within(SOON).until("both runs end", () -> runs.get() == 2);
    }
    assertThat(runs).hasValue(2);
    assertThat(most).hasValue(1);
  }

  @Test
  void theEarliestDueTimeCounts() {
    var runs = new AtomicInteger();
    try (var queue = new WorkQueue<String>("test", 1, key -> runs.incrementAndGet())) {
      queue.add("a", Duration.ofHours(1));
      queue.add("a", Duration.ZERO);
      queue.add("a", Duration.ofHours(2));
      within(SOON).until("the early one runs", () -> runs.get() == 1);
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
