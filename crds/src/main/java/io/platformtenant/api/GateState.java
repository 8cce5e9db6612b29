package io.platformtenant.api;

/** Whether new Applications of an environment may appear. */
public enum GateState {
  Open,
  Waiting,
  None
}
