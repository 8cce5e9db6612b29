package io.platformtenant.operator.rules;

import io.platformtenant.operator.findings.Counterpart;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import java.util.Optional;
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
        .map(
            breach ->
                (breach.warns() ? entry.warning() : entry)
                    .finding(breach.field(), breach.value(), breach.message())
                    .against(breach.counterpart()));
  }

  /**
   * A field and what is wrong with it.
   *
   * @param value the value that is wrong; "" where it is none or several
   * @param warns whether it refuses nothing, though the rule does
   * @param counterpart where two tenants want one name, what the other one says
   */
  public record Breach(
      FieldPath field,
      String value,
      String message,
      boolean warns,
      Optional<Counterpart> counterpart) {
    public Breach(FieldPath field, String value, String message) {
      this(field, value, message, false, Optional.empty());
    }

    /** The same, with the other side of the clash. */
    public Breach against(String tenant, FieldPath theirs) {
      return new Breach(field, value, message, warns, Optional.of(new Counterpart(tenant, theirs)));
    }

    /** The same, of what is there already: told, and nothing is refused for it. */
    public Breach asWarning() {
      return new Breach(field, value, message, true, counterpart);
    }
  }
}
