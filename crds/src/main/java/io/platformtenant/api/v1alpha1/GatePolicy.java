package io.platformtenant.api.v1alpha1;

/** When the applications of an environment appear. */
public enum GatePolicy {
  Ready,
  None
}
