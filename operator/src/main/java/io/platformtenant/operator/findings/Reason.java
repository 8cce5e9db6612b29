package io.platformtenant.operator.findings;

/** Reasons of conditions, findings and events. They are part of the API. */
public enum Reason {
  Succeeded,
  Progressing,
  WaitingForBootstrap,
  BootstrapFailed,
  DeliveryDegraded,
  AwaitingSync,
  WorkloadSuspended,
  InvalidSpec,
  GuardrailViolated,
  NotEnforced,
  NotChecked,
  PathShared,
  ObjectShared,
  ClassNotFound,
  NameConflict,
  NotOwned,
  PlaneUnavailable,
  EngineSilent,
  ClusterRoleMissing,
  RoleNotBindable,
  NamespaceMissing,
  LimitExceeded,
  ApplyFailed,
  PruneWaiting,
  Deleting,
  RemovalHeld,
  InUse,
  DriftFight,
  DriftCorrected
}
