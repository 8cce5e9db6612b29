package io.platformtenant.operator.status;

import io.platformtenant.operator.model.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Who follows a class.
 *
 * @param names of all tenants that do
 * @param breaches what of its guardrails they break, by their names; none without a breach
 */
public record Followers(List<String> names, SortedMap<String, List<Finding>> breaches) {
  static final Followers NONE = new Followers(List.of(), Collections.emptySortedMap());

  int totalBreaches() {
    return breaches.values().stream().mapToInt(List::size).sum();
  }
}
