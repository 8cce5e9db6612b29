package io.platformtenant.operator.rules;

import java.util.Locale;

/** docs/rules.md, as the rulebook has it. */
final class RulesPage {
  private static final String HEAD =
      """
      # Rules

      Every rule the operator has, generated from its rulebook. The reconciler, `render` and `validate` check the same ones from the same code. An error refuses the plan: what is there keeps standing as it is. A warning is told, and refuses nothing.

      A rule with an upstream source says what that project would refuse, or silently misread, although the Kubernetes API takes it. [`explain`](command-line.md#explain) shows a rule with examples; every rule has an anchor here, such as `rules.md#pt221`.
      """;

  private RulesPage() {}

  static String write() {
    var page = new StringBuilder(HEAD);
    for (RuleFamily family : RuleFamily.values()) {
      page.append("\n## ").append(family.title()).append("\n\n").append(family.about());
      page.append("\n\n| id | severity | rule | what to do | upstream source |\n");
      page.append("|---|---|---|---|---|\n");
      Rulebook.entries().stream()
          .filter(e -> RuleFamily.of(e) == family)
          .forEach(e -> page.append(row(e)));
    }
    return page.toString();
  }

  private static String row(RuleInfo entry) {
    return "| <a id=\"%s\"></a>`%s` | %s | %s | %s | %s |%n"
        .formatted(
            entry.anchor(),
            entry.id(),
            entry.severity().name().toLowerCase(Locale.ROOT),
            entry.description(),
            entry.remedy(),
            entry.source().orElse(""))
        .replace("\r\n", "\n");
  }
}
