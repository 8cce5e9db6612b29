package io.platformtenant.api.v1alpha1;

/** How far an object that is there already is from being taken over. */
public enum AdoptionState {
  /** It is another tenant's or a class's, and is never taken. */
  Owned,
  /** Nobody has handed it over. */
  Unmarked,
  /** It was handed over, and something has to be done about it first. */
  Held,
  /** It was handed over, and is only compared. */
  Marked,
  /** It is taken over at the next look. */
  Adopting
}
