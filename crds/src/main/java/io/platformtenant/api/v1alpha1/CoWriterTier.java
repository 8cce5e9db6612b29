package io.platformtenant.api.v1alpha1;

/** Where a co-writer may write. */
public enum CoWriterTier {
  /** In unprotected environments. */
  deployer,
  /** In all environments, protected ones included. */
  approver
}
