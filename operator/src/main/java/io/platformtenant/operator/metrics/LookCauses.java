package io.platformtenant.operator.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each look was caused by. Many events become one look, which counts once, under the first of
 * their causes.
 */
public final class LookCauses {
  /**
   * A cause may be noted for a name that is never looked at any more. What is forgotten for that
   * counts as caused by the timer.
   */
  private static final int NAMES = 20_000;

  private final Map<String, Cause> pending =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cause> eldest) {
          return size() > NAMES;
        }
      };

  /** Something happened that a look will follow. */
  public synchronized void note(String name, Cause cause) {
    pending.merge(name, cause, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /** A look begins. */
  public synchronized Cause take(String name) {
    Cause noted = pending.remove(name);
    return noted == null ? Cause.TIMER : noted;
  }

  /** It is gone. */
  public synchronized void forget(String name) {
    pending.remove(name);
  }

  synchronized int size() {
    return pending.size();
  }
}
