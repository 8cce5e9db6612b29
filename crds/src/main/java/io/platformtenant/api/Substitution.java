package io.platformtenant.api;

/** Whether Flux fills in variables in the files of a stage. */
public enum Substitution {
  Disabled,
  Enabled
}
