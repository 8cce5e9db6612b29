package io.platformtenant.operator.manifest;

import io.platformtenant.operator.findings.FieldPath;

/**
 * Why a text is no manifest.
 *
 * @param field the field that is given twice; the object itself where the syntax is wrong
 */
public record Mistake(Kind kind, Position at, FieldPath field, String message) {
  /** What kind of mistake it is. */
  public enum Kind {
    SYNTAX,
    /** What others read there is not what is read here, and may be of any kind. */
    HIDDEN_BREAK,
    DOUBLED_KEY
  }
}
