package io.platformtenant.api.v1alpha1;

/** Whether new Applications of an environment may appear. */
public enum GateState {
  Open,
  Waiting,
  None
}
