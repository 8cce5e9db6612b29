package io.platformtenant.operator.manifest;

/**
 * Why a text is no manifest.
 *
 * @param field path of the field that is given twice; empty where the syntax is wrong
 */
public record Mistake(Kind kind, Position at, String field, String message) {
  /** What kind of mistake it is. */
  public enum Kind {
    SYNTAX,
    DOUBLED_KEY
  }
}
