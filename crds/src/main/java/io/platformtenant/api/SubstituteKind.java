package io.platformtenant.api;

/** What variables can be read from. */
public enum SubstituteKind {
  ConfigMap,
  Secret
}
