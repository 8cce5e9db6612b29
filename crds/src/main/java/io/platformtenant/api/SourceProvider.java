package io.platformtenant.api;

/** How Flux authenticates to a source. */
public enum SourceProvider {
  generic
}
