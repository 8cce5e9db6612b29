package io.platformtenant.operator.kinds;

/** Who acts for an object, under an account that the operator made. */
public enum Engine {
  /** Nobody: what is written is in force. */
  NONE,
  FLUX,
  ARGO_CD
}
