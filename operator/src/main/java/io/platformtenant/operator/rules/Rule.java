package io.platformtenant.operator.rules;

import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule: what the rulebook says about it, and its check.
 *
 * @param check the breaches in a subject; none when all is well
 */
public record Rule<S>(RuleInfo entry, Function<S, Stream<Breach>> check) {

  public String id() {
    return entry.id();
  }

  /** What this rule finds in the subject. */
  public Stream<Finding> findings(S subject) {
    return check
        .apply(subject)
        .map(breach -> entry.finding(breach.field(), breach.value(), breach.message()));
  }

  /**
   * A field and what is wrong with it.
   *
   * @param value the value that is wrong; "" where it is none or several
   */
  public record Breach(FieldPath field, String value, String message) {}
}
