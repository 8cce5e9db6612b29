package io.platformtenant.operator.findings;

/**
 * Something that is wrong with what somebody wrote.
 *
 * @param rule id of the rule, {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants
 * @param layer how deep one had to look
 * @param field the field it is about
 * @param value the value that is wrong; "" where it is none or several
 * @param message what is wrong and what to do, with names and values in quotes
 */
public record Finding(
    String rule,
    Severity severity,
    Reason reason,
    Layer layer,
    FieldPath field,
    String value,
    String message) {

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
