package io.platformtenant.operator.injection;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Texts that mean something to Casbin, Kustomize, YAML, Go templates, globs, paths, command lines
 * or terminals, and mixtures of them.
 */
public final class HostileStrings {
  private static final List<String> PIECES =
      List.of(
          // Casbin's CSV, and the names it gives a meaning to.
          "\n",
          "\r",
          "\t",
          "\0",
          ",",
          "\"",
          "'",
          "\\",
          " ",
          "#",
          "system:",
          "system:masters",
          "proj:",
          "role:admin",
          "\ng, x, role:admin",
          "p, ",
          "g, ",
          "allow",
          "deny",
          ":",
          // Spaces, separators and marks that do not show.
          "\u000b",
          "\f",
          "\u001b[31m",
          "\u0007",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u180e",
          "\u2003",
          "\u2028",
          "\u2029",
          "\u200b",
          "\u200d",
          "\u2066",
          "\u202e",
          "\u3000",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ue000",
          // Substitution and templates.
          "${",
          "${x}",
          "$${x}",
          "${x:=y}",
          "$x",
          "}",
          "{",
          "{{",
          "}}",
          "{{ .x }}",
          "{{`",
          "{{- end }}",
          "{{ printf \"%s\" . }}",
          "{tenant}",
          "{environment}",
          "{nope}",
          "{item}",
          // YAML.
          "yes",
          "no",
          "~",
          "null",
          "true",
          "1e3",
          "0x1f",
          "0o7",
          "1_000",
          ".inf",
          "2026-01-01",
          "{a: b}",
          "[a, b]",
          " # y",
          "a: b",
          "- ",
          "? ",
          "| ",
          "> ",
          "!!str ",
          "*a",
          "&a",
          "<<",
          "=",
          "@",
          "---",
          "...",
          "%YAML 1.1",
          // Paths, addresses and globs.
          "..",
          "../",
          "/",
          "//",
          "./",
          "\\..\\",
          "%2e%2e/",
          "%0a",
          "..;/",
          "*",
          "**",
          "?",
          "[a]",
          "[",
          "]",
          "!",
          "!*",
          "://",
          "https://",
          "http://169.254.169.254/",
          "file://",
          "oci://",
          "ssh://",
          "ext::",
          "git@",
          "HEAD~1",
          "@{u}",
          "-",
          "--upload-pack=x",
          "~root",
          // Command lines and markup.
          "%",
          "|",
          ";",
          "&",
          "$(x)",
          "`x`",
          "<",
          ">",
          "<script>",
          // Letters that look like others, that change with their case, or that take two chars.
          "\u0430",
          "\u0130",
          "\u017f",
          "\u212a",
          "xn--",
          "e\u0301",
          "\u00e9",
          "\ud83d\ude00",
          // What is fine, so that mixtures get past the first look.
          "a",
          "b",
          "0",
          "main",
          "prod",
          "values.yaml",
          "x.example.com",
          "payments",
          "standard",
          "5m",
          "90s",
          "1.2.3");
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "",
          "",
          "",
          "sre",
          "./a",
          "a/b",
          "https://git.example.com/",
          "v1",
          "git@x.example.com:",
          "refs/heads/",
          "oci://x.example.com/");

  private HostileStrings() {}

  /** The same seed, the same texts. */
  public static Stream<String> of(long seed, int count) {
    var random = new SplittableRandom(seed);
    return Stream.generate(() -> next(random)).limit(count);
  }

  private static String next(SplittableRandom random) {
    var text = new StringBuilder(any(BEGINNINGS, random));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      text.append(any(PIECES, random));
    }
    // Limits of length are fields' own syntax.
    return random.nextInt(200) == 0 ? text.toString().repeat(300) : text.toString();
  }

  private static String any(List<String> texts, SplittableRandom random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
