package io.platformtenant.api.v1alpha1;

/** What of a Git repository must be signed. */
public enum VerifyMode {
  HEAD,
  Tag,
  TagAndHEAD
}
