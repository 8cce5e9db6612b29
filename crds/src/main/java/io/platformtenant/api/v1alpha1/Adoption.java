package io.platformtenant.api.v1alpha1;

/** What becomes of objects that are there already and are not the tenant's. */
public enum Adoption {
  /** None is taken, but namespaces that were handed over. */
  Fail,
  /** None is touched; how they differ is told. */
  Observe,
  /** Those that were handed over are taken, once it was told what that does. */
  Adopt
}
