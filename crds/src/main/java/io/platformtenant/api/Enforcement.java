package io.platformtenant.api;

/** Whether the gate waits until the engines are seen to enforce the boundary. */
public enum Enforcement {
  Report,
  Required
}
