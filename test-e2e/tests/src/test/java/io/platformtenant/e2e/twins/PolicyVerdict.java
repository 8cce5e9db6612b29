package io.platformtenant.e2e.twins;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API server says of a tenant.
 *
 * @param refusal what it refuses with; "" where it accepts
 * @param failures what of the policy fails, all of it: a refusal names the first only
 */
record PolicyVerdict(String refusal, List<Failure> failures) {

  boolean refuses() {
    return refusal.contains("ValidatingAdmissionPolicy '" + Policy.NAME + "'");
  }

  /** Not where the schema refuses. */
  boolean isAsked() {
    return refusal.isEmpty() || refuses();
  }

  boolean isWhole() {
    return failures.stream().allMatch(Failure::isWhole);
  }

  Set<String> rules() {
    return failures.stream().filter(Failure::isWhole).map(Failure::rule).collect(toSet());
  }

  /** In the words of the policy, with the rule at the end. */
  record Failure(String text) {
    private static final Pattern RULE = Pattern.compile("[(](PT[0-9]{3})[)]$");

    /** The server cuts warnings where they are many, and their rule with them. */
    boolean isWhole() {
      return RULE.matcher(text).find();
    }

    /** It could not be judged. */
    boolean isOfTheServer() {
      return text.startsWith("expression '");
    }

    String rule() {
      Matcher rule = RULE.matcher(text);
      return rule.find() ? rule.group(1) : "";
    }
  }
}
