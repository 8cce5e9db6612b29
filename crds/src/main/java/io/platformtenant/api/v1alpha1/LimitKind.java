package io.platformtenant.api.v1alpha1;

/** What a limit is about. */
public enum LimitKind {
  Container,
  Pod,
  PersistentVolumeClaim
}
