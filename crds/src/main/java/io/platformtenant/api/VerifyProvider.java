package io.platformtenant.api;

/** How an OCI artifact is signed. */
public enum VerifyProvider {
  cosign,
  notation
}
