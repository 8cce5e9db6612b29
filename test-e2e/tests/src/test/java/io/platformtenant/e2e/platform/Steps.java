package io.platformtenant.e2e.platform;

import java.time.Duration;

/** How long each step of a story took, printed as it ends. */
final class Steps {
  private final String story;
  private long since = System.nanoTime();

  Steps(String story) {
    this.story = story;
  }

  void done(String step) {
    long now = System.nanoTime();
    System.out.printf(
        "%s: %s after %.1f s%n", story, step, Duration.ofNanos(now - since).toMillis() / 1000.0);
    since = now;
  }
}
