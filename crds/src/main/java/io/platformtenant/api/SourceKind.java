package io.platformtenant.api;

/** A kind of Flux source. */
public enum SourceKind {
  GitRepository,
  OCIRepository,
  Bucket
}
