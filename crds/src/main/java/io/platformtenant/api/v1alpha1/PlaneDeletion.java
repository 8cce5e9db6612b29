package io.platformtenant.api.v1alpha1;

/** What becomes of what an engine brought when its tenant is deleted. */
public enum PlaneDeletion {
  Delete,
  Orphan
}
