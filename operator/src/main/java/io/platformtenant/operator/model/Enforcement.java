package io.platformtenant.operator.model;

/**
 * What a class asks of the engines, and what they were seen to do.
 *
 * @param required whether the class insists that they enforce the boundary
 */
public record Enforcement(Enforced seen, boolean required) {
  public static final Enforcement NOT_REQUIRED = new Enforcement(Enforced.NOT_CHECKED, false);

  /** Whether the gates stay closed, whatever the stages say. */
  public boolean closesGates() {
    return required && !seen.isTrue();
  }
}
