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
    String value =
        Optional.ofNullable(tenant.getMetadata().getAnnotations())
            .map(all -> all.get(ApiGroup.DELETION_APPROVED_ANNOTATION))
            .orElse("");
    return value.isEmpty() ? Optional.of("nobody has approved it") : wrong(value, deleted, now);
  }

  private static Optional<String> wrong(String value, Instant deleted, Instant now) {
    String says = "annotation " + ApiGroup.DELETION_APPROVED_ANNOTATION + ": \"" + value + "\" ";
    try {
      Instant approved = OffsetDateTime.parse(value).toInstant();
      if (approved.isBefore(deleted.minus(GOOD_FOR))) {
        return Optional.of(says + "is more than 24 hours older than the deletion");
      }
      return approved.isAfter(now.plus(AHEAD))
          ? Optional.of(says + "lies in the future")
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of(says + "is no time as RFC 3339");
    }
  }
}
