package io.platformtenant.operator.model;

/** The parts of a tenant, in the order in which they are applied. Taking down goes backwards. */
public enum Plane {
  FOUNDATION,
  BOOTSTRAP,
  DELIVERY
}
