package io.platformtenant.operator.reconcile;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whether a look is to be taken, and whether now.
 *
 * @param ours whether a resource is reconciled by this operator; its labels may have changed
 * @param allRead whether all tenants and all classes have been read
 * @param behind whether a resource was read from before our own last write
 */
public record LookTime<R>(Predicate<R> ours, BooleanSupplier allRead, Predicate<R> behind) {

  public boolean isOurs(R resource) {
    return ours.test(resource);
  }

  /** How long to wait before a look; empty when it may be taken now. */
  public Optional<Duration> notBefore(R resource) {
    if (!allRead.getAsBoolean()) {
      return Optional.of(Backoff.AT_ONCE);
    }
    return behind.test(resource) ? Optional.of(Backoff.BEHIND) : Optional.empty();
  }
}
