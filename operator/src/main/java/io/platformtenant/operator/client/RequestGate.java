package io.platformtenant.operator.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What every request of a look passes: so many at once, since the client itself has no limit, and
 * none any more once the operator stops. Watches pass beside it.
 */
public final class RequestGate {
  private final Semaphore permits;
  private final LongAdder ended = new LongAdder();
  private volatile boolean shut;

  /**
   * @param atOnce how many requests may be in flight, over all tenants
   */
  public RequestGate(int atOnce) {
    permits = new Semaphore(atOnce);
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
   * @throws CancellationException when the gate is shut, or was shut and the client closed in the
   *     middle of the request; to end the look
   */
  public <T> T pass(Supplier<T> request) {
    permits.acquireUninterruptibly();
    try {
      if (shut) {
        throw stopping();
      }
      return request.get();
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

  private static CancellationException stopping() {
    return new CancellationException("the operator is stopping");
  }
}
