package io.platformtenant.api.v1alpha1;

/** How much a violation weighs. */
public enum ViolationSeverity {
  Error,
  Warning
}
