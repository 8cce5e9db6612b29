package io.platformtenant.engines.standins.machine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keyed work with due times: a key is never worked on twice at once, and only its earliest due time
 * counts.
 */
public final class WorkQueue<K> implements AutoCloseable {

  private static final class Entry {
    private boolean running;
    private long due = Long.MAX_VALUE;
    private Future<?> timer;
  }

  private final ScheduledThreadPoolExecutor workers;
  private final Consumer<K> work;
  private final Map<K, Entry> entries = new HashMap<>();

  public WorkQueue(String name, int threads, Consumer<K> work) {
    this.work = work;
    workers =
        new ScheduledThreadPoolExecutor(
            threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    workers.setRemoveOnCancelPolicy(true);
    workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  public synchronized void add(K key, Duration after) {
    var entry = entries.computeIfAbsent(key, k -> new Entry());
    var due = System.nanoTime() + after.toNanos();
    if (entry.due <= due) {
      return;
    }
    entry.due = due;
    if (!entry.running) {
      schedule(key, entry);
    }
  }

  private void schedule(K key, Entry entry) {
    if (entry.timer != null) {
      entry.timer.cancel(false);
    }
    if (!workers.isShutdown()) {
      var wait = Math.max(0, entry.due - System.nanoTime());
      entry.timer = workers.schedule(() -> run(key), wait, TimeUnit.NANOSECONDS);
    }
  }

  private void run(K key) {
    synchronized (this) {
      var entry = entries.get(key);
      // A timer that was cancelled too late finds its work taken or already done.
      if (entry == null || entry.running) {
        return;
      }
      entry.running = true;
      entry.due = Long.MAX_VALUE;
      entry.timer = null;
    }
    try {
      work.accept(key);
    } finally {
      done(key);
    }
  }

  private synchronized void done(K key) {
    var entry = entries.get(key);
    entry.running = false;
    if (entry.due == Long.MAX_VALUE) {
      entries.remove(key);
    } else {
      schedule(key, entry);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
