package io.platformtenant.api.v1alpha1;

/** Whether a window lets syncs through or holds them. */
public enum SyncWindowKind {
  allow,
  deny
}
