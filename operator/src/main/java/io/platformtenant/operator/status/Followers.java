package io.platformtenant.operator.status;

import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.SortedMap;

/**
 * Who follows a class.
 *
 * @param names of all tenants that do
 * @param breaches what of its guardrails they break, by their names; none without a breach
 */
public record Followers(List<String> names, SortedMap<String, List<Finding>> breaches) {
  int totalBreaches() {
    return breaches.values().stream().mapToInt(List::size).sum();
  }

  /** For people: how many there are. */
  String count() {
    return names.size() == 1 ? "1 tenant" : names.size() + " tenants";
  }

  /** For people: how many there are, and how many break what they should not. */
  String describe() {
    return "Followed by "
        + count()
        + (breaches.isEmpty()
            ? ""
            : "; "
                + (breaches.size() == 1 ? "1 breaks" : breaches.size() + " break")
                + " its guardrails, the first of them \""
                + breaches.firstKey()
                + "\": see violations");
  }
}
