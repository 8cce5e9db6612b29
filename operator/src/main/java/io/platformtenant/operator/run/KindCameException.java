package io.platformtenant.operator.run;

/** A kind of ours came that was not there at the start: the operator ends, and begins anew. */
public final class KindCameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KindCameException(String kind) {
    super("kind " + kind + " is there now, and was not when this began");
  }
}
