package io.platformtenant.operator.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts that mean something to Casbin, Kustomize, Go templates, globs, paths or terminals. */
final class HostileStrings {
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\t",
          "\0",
          ",",
          "\"",
          "'",
          "\\",
          " ",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\u200b",
          "\ufeff",
          "\u202e",
          "${",
          "${x}",
          "}",
          "{",
          "{{",
          "}}",
          "{{ .x }}",
          "{tenant}",
          "{environment}",
          "{nope}",
          "..",
          "../",
          "/",
          "//",
          "*",
          "**",
          "?",
          "[a]",
          "!",
          "!*",
          "system:",
          "system:masters",
          "proj:",
          "role:admin",
          "g, x, role:admin",
          "p, ",
          "allow",
          ":",
          "://",
          "https://",
          "oci://",
          "ssh://",
          "git@",
          "#",
          "---",
          "&a",
          "%",
          "|",
          ";",
          "$(x)",
          "`",
          "<",
          ">",
          "é",
          "😀",
          "a",
          "b",
          "main",
          "values.yaml",
          "x.example.com");
  private static final List<String> BEGINNINGS =
      List.of("", "", "sre", "./a", "a/b", "https://git.example.com/", "v1", "git@x.example.com:");

  private HostileStrings() {}

  /** The same seed, the same texts. */
  static Stream<String> of(long seed, int count) {
    var random = new Random(seed);
    return Stream.generate(
            () -> {
              var text = new StringBuilder(any(BEGINNINGS, random));
              int length = 1 + random.nextInt(4);
              for (int i = 0; i < length; i++) {
                text.append(any(PIECES, random));
              }
              return text.toString();
            })
        .limit(count);
  }

  private static String any(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
