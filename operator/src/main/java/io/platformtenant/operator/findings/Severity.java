package io.platformtenant.operator.findings;

/** How much a finding weighs. */
public enum Severity {
  /** Refuses the plan: what is there keeps standing as it is. */
  ERROR,
  /** Is told, and refuses nothing. */
  WARNING
}
