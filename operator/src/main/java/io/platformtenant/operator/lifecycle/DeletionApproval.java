package io.platformtenant.operator.lifecycle;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Whether somebody said that a tenant may be deleted, lately enough to have meant this deletion.
 * What admission lets through it can't date: policies know no time.
 */
final class DeletionApproval {
  /** So long before a deletion it may have been approved. */
  private static final Duration GOOD_FOR = Duration.ofHours(24);

  /** So far the clocks of people may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private DeletionApproval() {}

  /**
   * Why a deletion is not approved; empty where it is.
   *
   * @param deleted when the deletion was asked for
   */
  static Optional<String> missing(PlatformTenant tenant, Instant deleted, Instant now) {
    return missing(tenant, deleted, now, "older than the deletion");
  }

  /** The same of a part that leaves: nothing says when that was asked for. */
  static Optional<String> missing(PlatformTenant tenant, Instant now) {
    return missing(tenant, now, now, "old");
  }

  private static Optional<String> missing(
      PlatformTenant tenant, Instant asked, Instant now, String tooOld) {
    String value =
        Optional.ofNullable(tenant.getMetadata().getAnnotations())
            .map(all -> all.get(ApiGroup.DELETION_APPROVED_ANNOTATION))
            .orElse("");
    return value.isEmpty()
        ? Optional.of("nobody has approved it")
        : wrong(value, asked, now, tooOld);
  }

  private static Optional<String> wrong(String value, Instant asked, Instant now, String tooOld) {
    String says = "annotation " + ApiGroup.DELETION_APPROVED_ANNOTATION + ": \"" + value + "\" ";
    try {
      Instant approved = OffsetDateTime.parse(value).toInstant();
      if (approved.isBefore(asked.minus(GOOD_FOR))) {
        return Optional.of(says + "is more than 24 hours " + tooOld);
      }
      return approved.isAfter(now.plus(AHEAD))
          ? Optional.of(says + "lies in the future")
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(says + "is no time as RFC 3339");
    }
  }
}
