package io.platformtenant.operator.model;

/** How much a finding weighs. */
public enum Severity {
  /** Refuses the plan: what is there keeps standing as it is. */
  ERROR,
  /** Is told, and refuses nothing. */
  WARNING
}
