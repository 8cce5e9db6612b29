package io.platformtenant.operator.apply;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What one look may ask of the API server: for so long, so much at once, and of a kind nothing more
 * once it left a request without an answer. Without it a server that hangs holds the threads and
 * requests of everybody.
 */
public final class LookBudget {
  /** Of the requests in flight at once, how many may be one owner's: a slow one is not alone. */
  private static final int AT_ONCE = 8;

  private final Owner owner;
  private final CircuitBreakers breakers;
  private final Duration limit;
  private final LongSupplier nanos;
  private final long began;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final Map<ManagedKind, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param limit after which nothing more is begun
   */
  LookBudget(Owner owner, CircuitBreakers breakers, Duration limit, LongSupplier nanos) {
    this.owner = owner;
    this.breakers = breakers;
    this.limit = limit;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Whether it is better tried after all others: what hung once may keep them for nothing. */
  boolean isLast(ObjectId id) {
    return breakers.hung(id);
  }

  /**
   * @throws ApiFailure that of the request, or that it was not tried
   */
  <T> T ask(ObjectId id, Supplier<T> request) {
    Line line = lines.computeIfAbsent(id.kind(), k -> new Line());
    line.check(id);
    if (!breakers.isOpen(owner, id)) {
      return send(id, line, request);
    }
    // The others of this look wait for the first: if it is answered, so are they.
    line.lock.lock();
    try {
      return breakers.isOpen(owner, id) ? probe(id, line, request) : send(id, line, request);
    } finally {
      line.lock.unlock();
    }
  }

  private <T> T probe(ObjectId id, Line line, Supplier<T> request) {
    line.check(id);
    Optional<CircuitBreakers.Probe> probe = breakers.probe(owner, id);
    if (probe.isEmpty()) {
      line.shut("for the API server gives no answer to others who write one");
      line.check(id);
    }
    try (var _ = probe.orElseThrow()) {
      return send(id, line, request);
    }
  }

  private <T> T send(ObjectId id, Line line, Supplier<T> request) {
    permits.acquireUninterruptibly();
    try {
      line.check(id);
      checkTime(id);
      T answer = request.get();
      breakers.answered(owner, id);
      return answer;
    } catch (ApiFailure e) {
      note(id, line, e);
      throw e;
    } finally {
      permits.release();
    }
  }

  private void note(ObjectId id, Line line, ApiFailure e) {
    switch (e.kind()) {
      case UNANSWERED -> {
        breakers.unanswered(owner, id);
        line.shut("for the API server gave no answer about " + id.describe());
      }
      case NOT_TRIED -> {}
      case KIND_MISSING,
          NAMESPACE_MISSING,
          NAMESPACE_TERMINATING,
          CLUSTER_ROLE_MISSING,
          ROLE_NOT_BINDABLE,
          FORBIDDEN,
          CONFLICT,
          INVALID,
          IMMUTABLE,
          NOT_FOUND,
          UNREACHABLE ->
          breakers.answered(owner, id);
    }
  }

  private void checkTime(ObjectId id) {
    if (nanos.getAsLong() - began > limit.toNanos()) {
      throw ApiFailure.notTried(
          id, "for the API server is slow and a look ends after " + limit.toSeconds() + " s");
    }
  }

  /** What is known of a kind in this look. */
  private static final class Line {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String shut = "";

    void shut(String why) {
      shut = shut.isEmpty() ? why : shut;
    }

    void check(ObjectId id) {
      if (!shut.isEmpty()) {
        throw ApiFailure.notTried(id, shut);
      }
    }
  }
}
