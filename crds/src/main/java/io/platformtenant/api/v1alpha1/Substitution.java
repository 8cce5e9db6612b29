package io.platformtenant.api.v1alpha1;

/** Whether Flux fills in variables in the files of a stage. */
public enum Substitution {
  Disabled,
  Enabled
}
