package io.platformtenant.api;

/** When the applications of an environment appear. */
public enum GatePolicy {
  Ready,
  None
}
