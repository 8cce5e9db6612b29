package io.platformtenant.operator.model;

import java.util.List;

/**
 * What holds a plan beside its own objects.
 *
 * @param enforced whether the engines were seen to enforce the boundary
 * @param required whether the class insists on it
 * @param overlaps places that both planes would apply, as far as what is written tells
 */
public record Assurance(Enforced enforced, boolean required, List<Finding> overlaps) {
  public static final Assurance NONE = new Assurance(Enforced.NOT_CHECKED, false, List.of());

  /** Whether the gates stay closed, whatever the stages say. */
  public boolean closesGates() {
    return required && !enforced.isTrue();
  }
}
