package io.platformtenant.e2e.twins;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where policy and rulebook part by intent, and why.
 *
 * @param instead the rule that the other side names of the same value; "" for none
 */
record Apart(Pattern difference, String instead, String why) {
  /** What the rulebook alone reads. */
  static final Set<String> BEYOND_THE_POLICY = Set.of("PT202");

  private static final String READ =
      "whether an address can be read in two ways takes a parser, and CEL would pay for it in each";

  static final List<Apart> ALL =
      List.of(
          of("rulebook alone: .* is no address that can be judged: .*PT202", "", READ),
          of("policy alone: spec.* is no repository .*PT201", "PT202", READ));

  private static Apart of(String difference, String instead, String why) {
    return new Apart(Pattern.compile("(?s)(" + difference + ").*"), instead, why);
  }

  boolean explains(Judged judged, String what) {
    return difference.matcher(what).matches()
        && (instead.isEmpty() || judged.finds(instead).anyMatch(what::contains));
  }
}
