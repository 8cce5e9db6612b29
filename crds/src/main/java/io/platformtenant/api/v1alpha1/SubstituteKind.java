package io.platformtenant.api.v1alpha1;

/** What variables can be read from. */
public enum SubstituteKind {
  ConfigMap,
  Secret
}
