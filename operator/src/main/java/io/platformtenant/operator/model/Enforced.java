package io.platformtenant.operator.model;

import io.platformtenant.operator.findings.Reason;

/**
 * Whether the engines were seen to enforce the boundary of a tenant: Argo CD to impersonate, Flux
 * to be locked down.
 */
public record Enforced(State state, Reason reason, String message) {
  /** As long as nothing looks. */
  public static final Enforced NOT_CHECKED =
      new Enforced(
          State.UNKNOWN,
          Reason.NotChecked,
          "nothing has checked yet whether the engines enforce the boundary");

  /** What was seen. */
  public enum State {
    TRUE,
    FALSE,
    UNKNOWN
  }

  public boolean isTrue() {
    return state == State.TRUE;
  }
}
