package io.platformtenant.operator.lifecycle.override;

import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * When an override is over, and when nobody needs it any more.
 *
 * @param made when the API server took it
 * @param until as it says itself; no longer belongs to it
 */
public record OverrideTimes(Instant made, Instant until) {
  public static final Duration LONGEST = Duration.ofHours(PlatformTenantOverrideSpec.LONGEST_HOURS);

  /** Who looks an hour later what happened finds it. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** Never later than the longest there may be, whatever it says. */
  public Instant end() {
    Instant last = made.plus(LONGEST);
    return until.isAfter(last) ? last : until;
  }

  public boolean isOverAt(Instant now) {
    return !now.isBefore(end());
  }

  /** Whether it says more than it may. */
  public boolean isTooLong() {
    return until.isAfter(made.plus(LONGEST));
  }

  /** When it is deleted, unless somebody still has to sign it. */
  public Instant goesAt() {
    return end().plus(KEPT);
  }
}
