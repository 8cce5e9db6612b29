package io.platformtenant.operator.model;

/**
 * Something that is wrong with what somebody wrote.
 *
 * @param rule id of the rule, {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants
 * @param field path of the field, such as {@code spec.environments[0].name}
 * @param message what is wrong and what to do, with names and values in quotes
 */
public record Finding(String rule, Severity severity, Reason reason, String field, String message) {
  public String describe() {
    return field + ": " + message + " (" + rule + ")";
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
