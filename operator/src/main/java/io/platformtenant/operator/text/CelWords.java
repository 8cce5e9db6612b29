package io.platformtenant.operator.text;

import java.util.Set;

/** Words that CEL keeps for itself (cel-spec, doc/langdef.md, RESERVED). */
public final class CelWords {
  public static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private CelWords() {}
}
