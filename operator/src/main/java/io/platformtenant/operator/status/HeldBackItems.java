package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.HeldBackItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is held back, each with when that began. */
final class HeldBackItems {
  private HeldBackItems() {}

  /**
   * @param before what was told last
   */
  static List<HeldBackItem> of(
      List<String> what, List<HeldBackItem> before, long generation, Instant now) {
    String since = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return what.stream()
        .map(
            item ->
                before.stream()
                    .filter(b -> b.what().equals(item))
                    .findFirst()
                    .orElseGet(() -> new HeldBackItem(item, generation, since)))
        .toList();
  }
}
