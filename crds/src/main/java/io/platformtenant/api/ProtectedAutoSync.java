package io.platformtenant.api;

/** Whether applications may sync on their own in protected environments. */
public enum ProtectedAutoSync {
  Forbid,
  Allow
}
