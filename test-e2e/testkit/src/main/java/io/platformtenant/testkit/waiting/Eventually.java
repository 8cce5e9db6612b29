package io.platformtenant.testkit.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Waits for a claim to come true: on a condition, never on the clock. What throws meanwhile does
 * not hold yet; the last of it is told when the claim was awaited in vain.
 *
 * @param interval between one look and the next
 * @param more said in that case besides
 */
public record Eventually(Duration patience, Duration interval, Supplier<String> more) {
  /** For what claims nothing about time: a busy machine must not make it wrong. */
  public static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration USUAL = Duration.ofMillis(50);

  /** Assertions that pass sooner or later. */
  public interface Assertions {
    void check() throws Exception;
  }

  /** Waits with the usual patience. */
  public static void eventually(String claim, Callable<Boolean> holds) {
    within(PATIENCE).until(claim, holds);
  }

  public static Eventually within(Duration patience) {
    return within(patience, () -> "");
  }

  public static Eventually within(Duration patience, Supplier<String> more) {
    return new Eventually(patience, USUAL, more);
  }

  /** For looks that cost more than a request or two. */
  public Eventually every(Duration time) {
    return new Eventually(patience, time, more);
  }

  public void until(String claim, Callable<Boolean> holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    var attempt = new Attempt(holds);
    while (!attempt.succeeds()) {
      if (System.nanoTime() > deadline || !rested()) {
        throw new AssertionError(inVain(claim), attempt.trouble());
      }
    }
  }

  public void untilAsserted(String claim, Assertions assertions) {
    until(
        claim,
        () -> {
          assertions.check();
          return true;
        });
  }

  /** Waits until there is something, and returns it as it was then. */
  public <T> T first(String claim, Callable<Optional<T>> value) {
    var found = new AtomicReference<T>();
    until(
        claim,
        () -> {
          value.call().ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  /** Waits until a value is there and has not changed for a while. */
  public <T> void untilCalm(String claim, Duration calm, Callable<T> value) {
    var last = new Still<T>(calm);
    until(claim, () -> last.is(value.call()));
  }

  private String inVain(String claim) {
    var said = more.get();
    return "%s: awaited in vain for %d s%s"
        .formatted(claim, patience.toSeconds(), said.isEmpty() ? "" : "\n" + said);
  }

  private boolean rested() {
    try {
      Thread.sleep(interval);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
