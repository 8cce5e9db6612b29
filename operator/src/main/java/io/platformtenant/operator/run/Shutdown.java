package io.platformtenant.operator.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process on a signal, once everything is closed. The JVM halts when its last hook returns
 * and waits for no other thread, so the hook does all of it.
 */
public final class Shutdown implements AutoCloseable {
  /** How long everything has. The pod has more (chart, terminationGracePeriodSeconds). */
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final List<AutoCloseable> parts;
  private final Runnable lastly;
  private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::onSignal);

  private Shutdown(List<AutoCloseable> parts, Runnable lastly) {
    this.parts = List.copyOf(parts);
    this.lastly = lastly;
  }

  /**
   * @param parts what is closed, in this order
   * @param lastly done after it was logged how that went
   */
  public static Shutdown onSignal(List<AutoCloseable> parts, Runnable lastly) {
    var shutdown = new Shutdown(parts, lastly);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  private void onSignal() {
    long began = System.nanoTime();
    LOG.info("stopping");
    boolean stopped = isClosedInTime();
    long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    if (stopped) {
      LOG.atInfo().addKeyValue("millis", took).log("stopped");
    } else {
      LOG.atError().addKeyValue("millis", took).log("not stopped in time; ended all the same");
    }
    lastly.run();
    // A signal alone would say 143, whether or not all was closed.
    Runtime.getRuntime().halt(stopped ? 0 : 1);
  }

  private boolean isClosedInTime() {
    var closed = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("closing")
        .start(
            () -> {
              closeAll();
              closed.countDown();
            });
    try {
      return closed.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeAll() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("something was not closed well");
      }
    }
  }

  /** Closes everything, when no signal came; when one did, the process ends here. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException signalled) {
      waitForTheEnd();
    }
    closeAll();
  }

  private static void waitForTheEnd() {
    while (true) {
      try {
        Thread.sleep(Duration.ofDays(1));
      } catch (InterruptedException e) {
        // Whatever this thread was to do, the process ends.
      }
    }
  }
}
