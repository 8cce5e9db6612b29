package io.platformtenant.e2e.charts;

import java.util.Collection;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What became of a chart, as a line of the page.
 *
 * @param refused kinds that the deployer's role alone does not let through
 * @param fragments those that let some of these through
 * @param refusedStill kinds that no fragment lets through, with who refuses them
 * @param pods checks of Pod Security {@code restricted} that its pods fail
 */
record Row(
    String chart,
    String values,
    SortedSet<String> refused,
    SortedSet<String> fragments,
    SortedSet<String> refusedStill,
    SortedSet<String> pods) {

  /** What a container without a security context fails. */
  private static final int ALL_CHECKS = 4;

  String line() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(chart, values, told(refused), code(fragments), told(refusedStill), checks());
  }

  private String checks() {
    return pods.size() == ALL_CHECKS ? "all" : code(pods);
  }

  private static String told(Collection<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  private static String code(Collection<String> words) {
    return words.isEmpty()
        ? "none"
        : words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
