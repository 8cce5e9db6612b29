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
    DOUBLED_KEY
  }
}
