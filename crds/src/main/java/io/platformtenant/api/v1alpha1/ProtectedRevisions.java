package io.platformtenant.api.v1alpha1;

/** What the stages of a tenant may follow in protected environments. */
public enum ProtectedRevisions {
  Pinned,
  Any
}
