package io.platformtenant.operator.kinds;

/** The parts of a tenant, in the order in which they are applied. Taking down goes backwards. */
public enum Plane {
  FOUNDATION,
  BOOTSTRAP,
  DELIVERY
}
