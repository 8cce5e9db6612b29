package io.platformtenant.api;

/** Whether a window lets syncs through or holds them. */
public enum SyncWindowKind {
  allow,
  deny
}
