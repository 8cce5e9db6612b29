package io.platformtenant.operator.lifecycle;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a deleted tenant may take its first step. One that has taken it goes on, and one that was
 * held stays held until somebody approves, however few are going by then.
 */
public sealed interface DeletionHold {
  /** Nothing keeps it. */
  record None() implements DeletionHold {}

  /** Others may be deleted with it; that is known in a moment. */
  record Settling(Duration left) implements DeletionHold {}

  /** Somebody has to approve. */
  record Held(String why) implements DeletionHold {}

  /** It is not meant: the tenant is let go, so that it can be applied anew over what it has. */
  record Withdrawn() implements DeletionHold {}

  /** What a status says of a deletion that waits for an approval. */
  String STEP = "Approval";

  /**
   * @param tenant which is deleted
   * @param all tenants, this one among them
   */
  static DeletionHold of(
      PlatformTenant tenant, Collection<PlatformTenant> all, DeletionPace pace, Instant now) {
    Deletion deletion = tenant.lastStatus().deletion();
    boolean wasHeld = deletion != null && STEP.equals(deletion.step());
    if (deletion != null && !wasHeld) {
      return new None();
    }
    Instant deleted = deletedAt(tenant).orElse(now);
    Optional<String> missing = DeletionApproval.missing(tenant, deleted, now);
    if (isWithdrawn(tenant)) {
      return new Withdrawn();
    }
    if (missing.isEmpty()) {
      return new None();
    }
    if (Boolean.TRUE.equals(tenant.lastStatus().deletionProtection())) {
      return held(tenant, "it is protected from deletion", missing.get());
    }
    long together = together(deleted, all, now);
    if (together > pace.limit(all.size())) {
      return held(
          tenant,
          together + " tenants were deleted within ten minutes, which may not be meant",
          missing.get());
    }
    if (wasHeld) {
      return held(tenant, "it was held before", missing.get());
    }
    Duration left = Duration.between(now, deleted.plus(pace.settle()));
    return left.isPositive() ? new Settling(left) : new None();
  }

  private static Held held(PlatformTenant tenant, String why, String missing) {
    String name = tenant.getMetadata().getName();
    return new Held(
        why
            + ", and "
            + missing
            + ". Where it is meant: kubectl annotate --overwrite pt "
            + name
            + " "
            + ApiGroup.DELETION_APPROVED_ANNOTATION
            + "=$(date -u +%FT%TZ). Where it is not: "
            + ApiGroup.DELETION_WITHDRAWN_ANNOTATION
            + "=true lets it go and keeps all it has, for it to be applied again");
  }

  private static boolean isWithdrawn(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getAnnotations())
        .map(all -> all.get(ApiGroup.DELETION_WITHDRAWN_ANNOTATION))
        .filter("true"::equals)
        .isPresent();
  }

  /** The most that were deleted, and by nobody approved, in any ten minutes around this one. */
  private static long together(Instant deleted, Collection<PlatformTenant> all, Instant now) {
    List<Instant> times =
        all.stream()
            .flatMap(
                other ->
                    deletedAt(other)
                        .filter(at -> DeletionApproval.missing(other, at, now).isPresent())
                        .stream())
            .filter(at -> !at.isBefore(deleted.minus(DeletionPace.WINDOW)))
            .filter(at -> !at.isAfter(deleted.plus(DeletionPace.WINDOW)))
            .sorted()
            .toList();
    int most = 0;
    int end = 0;
    for (int first = 0; first < times.size() && !times.get(first).isAfter(deleted); first++) {
      Instant until = times.get(first).plus(DeletionPace.WINDOW);
      while (end < times.size() && !times.get(end).isAfter(until)) {
        end++;
      }
      most = Math.max(most, end - first);
    }
    return most;
  }

  private static Optional<Instant> deletedAt(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getDeletionTimestamp()).map(Instant::parse);
  }
}
