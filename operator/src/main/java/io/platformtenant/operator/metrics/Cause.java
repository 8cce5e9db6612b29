package io.platformtenant.operator.metrics;

import java.util.Locale;

/** Why a tenant or a class is looked at; of several the first here counts. */
public enum Cause {
  /** It came, went, or was changed itself. */
  CONTRACT,
  /** Something that was made for it came, went or changed. */
  OBJECT,
  /** A class came, went or changed. */
  CLASS,
  /** Another tenant came, went or changed. */
  TENANT,
  /** An override of it came, went, was signed or begins. */
  OVERRIDE,
  /** An engine came or went. */
  ENGINE,
  /** It has waited for its turn among many. */
  TURN,
  /** What failed is tried again. */
  RETRY,
  /** Nothing happened, and it was time to look again. */
  TIMER;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
