package io.platformtenant.api.v1alpha1;

/** What an override does now. */
public enum OverrideState {
  /** Nothing yet, and why is in its condition Ready. */
  Waiting,
  /** What it names is open. */
  Active,
  /** Its time is over. */
  Expired,
  /** It asks for what there is not, and never opens anything as it is. */
  Refused
}
