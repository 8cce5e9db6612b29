package io.platformtenant.api.v1alpha1;

/** What happens to objects that are there already. */
public enum Adoption {
  Fail,
  Observe,
  Adopt
}
