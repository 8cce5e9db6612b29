package io.platformtenant.engines.standins.machine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the work on each object has come, so that an engine's own status writes start nothing.
 */
public final class Attempts {

  public enum Stage {
    NEW,
    BEGUN,
    SETTLED
  }

  /**
   * @param trigger what was seen when the work began; anything else seen later starts it anew
   * @param due in nanoseconds of {@link System#nanoTime}
   */
  public record Attempt(Object trigger, Stage stage, int failures, long due) {

    public Duration remaining() {
      return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    }
  }

  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Map<ScriptKey, Attempt> attempts = new ConcurrentHashMap<>();

  public Attempt of(ScriptKey key, Object trigger) {
    return attempts.compute(
        key,
        (k, known) ->
            known != null && known.trigger().equals(trigger)
                ? known
                : new Attempt(trigger, Stage.NEW, 0, System.nanoTime()));
  }

  public void begun(ScriptKey key, Duration step) {
    change(key, Stage.BEGUN, 0, step);
  }

  public void settled(ScriptKey key) {
    settled(key, Duration.ZERO);
  }

  /** Done for now; what is due again is for whoever asks for what remains. */
  public void settled(ScriptKey key, Duration rest) {
    change(key, Stage.SETTLED, 0, rest);
  }

  /** Counts a failure; returns how long to wait, twice as long each time up to a few seconds. */
  public Duration failed(ScriptKey key, Stage back) {
    var known = attempts.get(key);
    var wait = Duration.ofMillis(300L << Math.min(known == null ? 0 : known.failures(), 5));
    var capped = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    change(key, back, 1, capped);
    return capped;
  }

  /** True while nothing has failed yet: a story tells a failure once, not at every retry. */
  public boolean firstFailure(ScriptKey key) {
    var known = attempts.get(key);
    return known == null || known.failures() == 0;
  }

  public void forget(ScriptKey key) {
    attempts.remove(key);
  }

  // A script that changed meanwhile has forgotten the attempt; then there is nothing to move on.
  private void change(ScriptKey key, Stage stage, int failures, Duration wait) {
    attempts.computeIfPresent(
        key,
        (k, known) ->
            new Attempt(
                known.trigger(),
                stage,
                known.failures() + failures,
                System.nanoTime() + wait.toNanos()));
  }
}
