package io.platformtenant.operator.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What every request of a look passes: so many at once, since the client itself has no limit, and
 * none any more once the operator stops or another one may be at work. Watches pass beside it.
 */
public final class RequestGate {
  private final Semaphore permits;
  private final BooleanSupplier leads;
  private final LongAdder ended = new LongAdder();
  private volatile boolean shut;

  /**
   * @param atOnce how many requests may be in flight, over all tenants
   * @param leads whether this operator is the one that works
   */
  public RequestGate(int atOnce, BooleanSupplier leads) {
    this.permits = new Semaphore(atOnce);
    this.leads = leads;
  }

  /** A gate of the only operator there is. */
  public RequestGate(int atOnce) {
    this(atOnce, () -> true);
  }

  /** From now on nothing is begun; what is in flight is still answered. */
  public void shut() {
    shut = true;
  }

  /** How many requests have ended so far, well or not: a look that works moves it. */
  public long ended() {
    return ended.sum();
  }

  /**
   * @throws CancellationException when the gate is shut or the lease is over, or when the gate was
   *     shut and the client closed in the middle of the request; to end the look
   */
  public <T> T pass(Supplier<T> request) {
    return pass(Attempts.ONE, request);
  }

  /**
   * The same for what is asked more than once; each attempt is a request that is begun.
   *
   * @throws CancellationException when the gate is shut or the lease is over, to end the look
   */
  public <T> T pass(Attempts attempts, Supplier<T> request) {
    permits.acquireUninterruptibly();
    try {
      return attempts.ask(
          () -> {
            mustBeOpen();
            return request.get();
          });
    } catch (IllegalStateException closed) {
      if (shut) {
        // The client may be closed over what had just passed.
        throw stopping();
      }
      throw closed;
    } finally {
      permits.release();
      ended.increment();
    }
  }

  private void mustBeOpen() {
    if (shut) {
      throw stopping();
    }
    if (!leads.getAsBoolean()) {
      throw new CancellationException("the lease is over");
    }
  }

  private static CancellationException stopping() {
    return new CancellationException("the operator is stopping");
  }
}
