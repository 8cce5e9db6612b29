package io.platformtenant.api;

/** What the stages of a tenant may follow in protected environments. */
public enum ProtectedRevisions {
  Pinned,
  Any
}
