package io.platformtenant.api;

/** What of a Git repository must be signed. */
public enum VerifyMode {
  HEAD,
  Tag,
  TagAndHEAD
}
