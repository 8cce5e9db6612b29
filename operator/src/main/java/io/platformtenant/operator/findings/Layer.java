package io.platformtenant.operator.findings;

/**
 * How deep one has to look to find something, the shallowest first. What is found in a field
 * silences what higher layers find in it or in what it holds: one mistake is told once.
 */
public enum Layer {
  /** It can be read: YAML, a known kind, every value of the type and size of its field. */
  SYNTAX,

  /** A value is one that its field can have. */
  SHAPE,

  /** What holds of every field of a sort, for where no rule of SHAPE has better words. */
  GENERAL,

  /** What is named is there, and free to be named; what is said in two places agrees. */
  REFERENCE,

  /** The class permits it. */
  GUARDRAIL,

  /** It leaves to others what is theirs. */
  NEIGHBOURS,

  /** A finished plan stands. There is none while anything else is wrong. */
  PLAN
}
