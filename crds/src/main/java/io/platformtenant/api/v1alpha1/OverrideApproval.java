package io.platformtenant.api.v1alpha1;

/** When a second person signs an override. */
public enum OverrideApproval {
  /** It opens at once, and is signed when there is time for it. */
  Afterwards,
  /** Nothing opens until it is signed. */
  Before
}
