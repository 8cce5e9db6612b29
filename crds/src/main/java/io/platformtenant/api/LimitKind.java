package io.platformtenant.api;

/** What a limit is about. */
public enum LimitKind {
  Container,
  Pod,
  PersistentVolumeClaim
}
