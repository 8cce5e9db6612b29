package io.platformtenant.api.v1alpha1;

/** A Pod Security Standard. */
public enum PodSecurity {
  restricted,
  baseline,
  privileged
}
