package io.platformtenant.api.v1alpha1;

/** Whether applications may sync on their own in protected environments. */
public enum ProtectedAutoSync {
  Forbid,
  Allow
}
