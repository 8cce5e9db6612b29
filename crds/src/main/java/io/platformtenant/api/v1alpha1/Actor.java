package io.platformtenant.api.v1alpha1;

/** Whose turn it is. */
public enum Actor {
  Team,
  Platform,
  Engine
}
