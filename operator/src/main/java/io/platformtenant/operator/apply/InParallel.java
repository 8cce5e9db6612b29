package io.platformtenant.operator.apply;

import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.slf4j.MDC;

/** Does something about many objects at once, and comes back when all of it is done. */
final class InParallel {
  private InParallel() {}

  /**
   * @param last those that begin when all others are done
   */
  static <T> SortedMap<ObjectId, T> each(
      Map<ObjectId, Callable<T>> work, Predicate<ObjectId> last) {
    Map<ObjectId, Callable<T>> later = new TreeMap<>(work);
    later.keySet().removeIf(last.negate());
    Map<ObjectId, Callable<T>> first = new TreeMap<>(work);
    first.keySet().removeAll(later.keySet());
    SortedMap<ObjectId, T> results = atOnce(first);
    results.putAll(atOnce(later));
    return results;
  }

  private static <T> SortedMap<ObjectId, T> atOnce(Map<ObjectId, Callable<T>> work) {
    SortedMap<ObjectId, Future<T>> running = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      work.forEach((id, one) -> running.put(id, threads.submit(inTheSameName(one))));
    }
    SortedMap<ObjectId, T> results = new TreeMap<>();
    running.forEach((id, result) -> results.put(id, finished(result)));
    return results;
  }

  /** What is logged meanwhile says whose it is, as the lines of this thread do. */
  private static <T> Callable<T> inTheSameName(Callable<T> work) {
    Map<String, String> name = MDC.getCopyOfContextMap();
    return () -> {
      MDC.setContextMap(name == null ? Map.of() : name);
      return work.call();
    };
  }

  private static <T> T finished(Future<T> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException stopping) {
        throw stopping;
      }
      throw new IllegalStateException("writing an object", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
  }
}
