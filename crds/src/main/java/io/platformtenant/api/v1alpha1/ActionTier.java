package io.platformtenant.api.v1alpha1;

/** Who may run an action, and so where: each tier acts in its own environments. */
public enum ActionTier {
  /** In unprotected environments. */
  deployer,
  /** In protected environments. */
  approver
}
