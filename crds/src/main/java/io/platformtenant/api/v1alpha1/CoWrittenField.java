package io.platformtenant.api.v1alpha1;

/** What of an Application somebody beside the operator may write. */
public enum CoWrittenField {
  /** {@code targetRevision} of every source. */
  targetRevision,
  /** {@code kustomize.images} of every source. */
  kustomizeImages,
  /** {@code helm.parameters} of every source. */
  helmParameters,
  /** A sync, of what the Application says and to any revision of it. */
  operation
}
