package io.platformtenant.operator.findings;

import java.util.Optional;

/**
 * Something that is wrong with what somebody wrote.
 *
 * @param rule id of the rule, {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants
 * @param layer how deep one had to look
 * @param part whose it is to mend: the team's as soon as a field of the team takes part in it
 * @param field the field it is about
 * @param value the value that is wrong; "" where it is none or several
 * @param message what is wrong and what to do, with names and values in quotes
 * @param counterpart where two tenants want one name, what the other one says
 */
public record Finding(
    String rule,
    Severity severity,
    Reason reason,
    Layer layer,
    Part part,
    FieldPath field,
    String value,
    String message,
    Optional<Counterpart> counterpart) {

  public Finding(
      String rule,
      Severity severity,
      Reason reason,
      Layer layer,
      Part part,
      FieldPath field,
      String value,
      String message) {
    this(rule, severity, reason, layer, part, field, value, message, Optional.empty());
  }

  public Finding against(Optional<Counterpart> other) {
    return new Finding(rule, severity, reason, layer, part, field, value, message, other);
  }

  /** The same, for the platform team to mend. */
  public Finding ofPlatform() {
    return new Finding(
        rule, severity, reason, layer, Part.PLATFORM, field, value, message, counterpart);
  }

  public Finding asError() {
    return new Finding(
        rule, Severity.ERROR, reason, layer, part, field, value, message, counterpart);
  }

  public String describe() {
    return field + ": " + message + " (" + rule + ")";
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Whether another finding about the same object only repeats this one, from further off. */
  public boolean silences(Finding other) {
    return isError()
        && layer.compareTo(other.layer) < 0
        && (other.layer == Layer.PLAN || other.field.isIn(field));
  }
}
