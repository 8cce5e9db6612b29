package io.platformtenant.operator.apply;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Which kinds the API server leaves without an answer, and for whom. A breaker opens with the first
 * request that got none. While it is open a few requests find out whether that is over, and nobody
 * else holds a thread for the same.
 */
final class CircuitBreakers {
  /** Those for whom it hung before and those for whom it never did, of each as many at once. */
  private static final int PROBES = 2;

  /** How long somebody waits for a turn; as long a thread is held. */
  private static final Duration TURN = Duration.ofMillis(500);

  private final Map<ManagedKind, Breaker> breakers = new ConcurrentHashMap<>();

  /** A request that finds out. */
  interface Probe extends AutoCloseable {
    @Override
    void close();
  }

  boolean isOpen(Owner owner, ObjectId id) {
    Breaker breaker = breakers.get(id.kind());
    return breaker != null && (breaker.open || breaker.hangs(owner, id));
  }

  /** Whether a request about this very object got no answer: others of its kind may fare better. */
  boolean hung(ObjectId id) {
    Breaker breaker = breakers.get(id.kind());
    return breaker != null && breaker.objects.contains(id);
  }

  /** Leave to find out, given back when it is closed; empty while enough others are at it. */
  Optional<Probe> probe(Owner owner, ObjectId id) {
    Breaker breaker = breaker(id);
    // Apart: where a kind hangs for some, those for whom it does not have to be able to tell.
    Semaphore probes = breaker.hangs(owner, id) ? breaker.hanging : breaker.unknown;
    return isFree(probes) ? Optional.of(probes::release) : Optional.empty();
  }

  /** Where it is over, those before answer at once, and after an outage many are behind them. */
  private static boolean isFree(Semaphore probes) {
    try {
      return probes.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void answered(Owner owner, ObjectId id) {
    Breaker breaker = breakers.get(id.kind());
    if (breaker != null) {
      breaker.open = false;
      breaker.owners.remove(owner);
      breaker.objects.remove(id);
    }
  }

  void unanswered(Owner owner, ObjectId id) {
    Breaker breaker = breaker(id);
    breaker.open = true;
    breaker.owners.add(owner);
    breaker.objects.add(id);
  }

  private Breaker breaker(ObjectId id) {
    return breakers.computeIfAbsent(id.kind(), k -> new Breaker());
  }

  private static final class Breaker {
    private final Set<Owner> owners = ConcurrentHashMap.newKeySet();
    private final Set<ObjectId> objects = ConcurrentHashMap.newKeySet();
    private final Semaphore hanging = new Semaphore(PROBES);
    private final Semaphore unknown = new Semaphore(PROBES);
    private volatile boolean open;

    boolean hangs(Owner owner, ObjectId id) {
      return owners.contains(owner) || objects.contains(id);
    }
  }
}
