package io.platformtenant.operator.lifecycle;

import java.time.Duration;

/**
 * How many tenants may go in a short time before somebody has to say that this is meant: a folder
 * renamed in a repository deletes all at once what nobody wanted deleted.
 *
 * @param atOnce so many tenants within {@link #WINDOW}, or {@link #SHARE} of all where that is more
 * @param settle how long a deletion waits for others before its first step
 */
public record DeletionPace(int atOnce, Duration settle) {
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** One in so many tenants. */
  static final int SHARE = 20;

  public static final DeletionPace USUAL = new DeletionPace(3, Duration.ofSeconds(10));

  int limit(int tenants) {
    return Math.max(atOnce, tenants / SHARE);
  }
}
