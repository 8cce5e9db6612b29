package io.platformtenant.api.v1alpha1;

/** What Flux does with the chosen layer. */
public enum LayerOperation {
  extract,
  copy
}
