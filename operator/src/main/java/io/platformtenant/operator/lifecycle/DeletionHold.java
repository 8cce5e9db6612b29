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
      return held("it is protected from deletion", missing.get());
    }
    long together = together(deleted, all, now);
    if (together > pace.limit(all.size())) {
      return held(
          together + " tenants were deleted within ten minutes, which may not be meant",
          missing.get());
    }
    if (wasHeld) {
      return held("it was held before", missing.get());
    }
    Duration left = Duration.between(now, deleted.plus(pace.settle()));
    return left.isPositive() ? new Settling(left) : new None();
  }

  private static Held held(String why, String missing) {
    return new Held(
        why
            + ", and "
            + missing
            + ". Where it is meant: kubectl annotate --overwrite pt NAME "
            + ApiGroup.DELETION_APPROVED_ANNOTATION
            + "=$(date -u +%FT%TZ). Where it is not: "
            + ApiGroup.DELETION_WITHDRAWN_ANNOTATION
            + "=true lets NAME go and keeps all it has, for NAME to be applied again");
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
            .sorted()
            .toList();
    return times.stream()
        .filter(first -> !first.isAfter(deleted))
        .filter(first -> !deleted.isAfter(first.plus(DeletionPace.WINDOW)))
        .mapToLong(
            first ->
                times.stream()
                    .filter(at -> !at.isBefore(first))
                    .filter(at -> !at.isAfter(first.plus(DeletionPace.WINDOW)))
                    .count())
        .max()
        .orElse(0);
  }

  private static Optional<Instant> deletedAt(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getDeletionTimestamp()).map(Instant::parse);
  }
}
