package io.platformtenant.operator.rules;

import io.platformtenant.operator.model.FieldPath;
import io.platformtenant.operator.model.Finding;
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
        .map(breach -> entry.finding(breach.path(), breach.value(), breach.message()));
  }

  /**
   * A field and what is wrong with it.
   *
   * @param value the value that is wrong; "" where it is none or several
   */
  public record Breach(FieldPath path, String value, String message) {
    public Breach(String field, String value, String message) {
      this(FieldPath.parse(field), value, message);
    }

    public Breach(String field, String message) {
      this(field, "", message);
    }

    public String field() {
      return path.toString();
    }
  }
}
