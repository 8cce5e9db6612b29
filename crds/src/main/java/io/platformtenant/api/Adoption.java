package io.platformtenant.api;

/** What happens to objects that are there already. */
public enum Adoption {
  Fail,
  Observe,
  Adopt
}
