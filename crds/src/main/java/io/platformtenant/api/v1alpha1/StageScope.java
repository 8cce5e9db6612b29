package io.platformtenant.api.v1alpha1;

/** How often a stage of a class is rendered. */
public enum StageScope {
  /** Once in every environment of a tenant. */
  Environment,
  /** Once for a tenant, into its home namespace. */
  Tenant
}
