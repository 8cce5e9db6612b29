package io.platformtenant.api;

/** A Pod Security Standard. */
public enum PodSecurity {
  restricted,
  baseline,
  privileged
}
