package io.platformtenant.api.v1alpha1;

/** Whose the sources and stages of a tenant are: the platform team's, or the app team's. */
public enum TenantStages {
  Forbid,
  Allow
}
