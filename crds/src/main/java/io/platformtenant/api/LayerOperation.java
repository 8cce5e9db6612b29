package io.platformtenant.api;

/** What Flux does with the chosen layer. */
public enum LayerOperation {
  extract,
  copy
}
