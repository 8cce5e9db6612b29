package io.platformtenant.api.v1alpha1;

/** How an OCI artifact is signed. */
public enum VerifyProvider {
  cosign,
  notation
}
