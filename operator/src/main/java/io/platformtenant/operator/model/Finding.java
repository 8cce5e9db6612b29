package io.platformtenant.operator.model;

/**
 * Something that is wrong with what somebody wrote.
 *
 * @param rule id of the rule, {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants
 * @param field the field it is about
 * @param value the value that is wrong; "" where it is none or several
 * @param message what is wrong and what to do, with names and values in quotes
 */
public record Finding(
    String rule, Severity severity, Reason reason, FieldPath field, String value, String message) {

  /** A finding that is about no one value. */
  public Finding(String rule, Severity severity, Reason reason, FieldPath field, String message) {
    this(rule, severity, reason, field, "", message);
  }

  public String describe() {
    return field + ": " + message + " (" + rule + ")";
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
