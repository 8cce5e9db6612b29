package io.platformtenant.api.v1alpha1;

/** Whether the gate waits until the engines are seen to enforce the boundary. */
public enum Enforcement {
  Report,
  Required
}
