package io.platformtenant.api.v1alpha1;

/** A kind of Flux source. */
public enum SourceKind {
  GitRepository,
  OCIRepository,
  Bucket
}
