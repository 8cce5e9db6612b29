package io.platformtenant.operator.cli.explain;

import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.rules.RuleFamily;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/** For people: the rule, and two examples with a mark where they differ. */
final class TextExplanation {
  /** What is longer is so because it is about length. */
  private static final int MOST_LINES = 40;

  private static final int MOST_CHARACTERS = 160;

  private final Ansi ansi;
  private final StringBuilder text = new StringBuilder();

  private TextExplanation(Ansi ansi) {
    this.ansi = ansi;
  }

  static String print(Explanation explained, Ansi ansi) {
    var printed = new TextExplanation(ansi);
    printed.rule(explained.rule());
    if (explained.wrong().isEmpty() && explained.right().isEmpty()) {
      printed.line(
          "\nThere is no example: what breaks this rule breaks another one first, or is megabytes long.");
    } else {
      printed.wrong(explained);
      printed.right(explained);
    }
    return printed.text.toString();
  }

  private void rule(RuleInfo rule) {
    line(ansi.string("@|bold " + rule.id() + "|@") + ": " + rule.description());
    line("");
    line("  severity    " + severity(rule));
    line("  reason      " + rule.reason());
    line("  looks at    " + rule.layer().name().toLowerCase(Locale.ROOT));
    line("  what to do  " + rule.remedy());
    rule.twins().forEach(said -> line("  in the CRD  " + said));
    rule.source().ifPresent(source -> line("  upstream    " + source));
  }

  private static String severity(RuleInfo rule) {
    return rule.severity() == Severity.ERROR
        ? "error: " + RuleFamily.of(rule).refusal()
        : "warning: it is told, and refuses nothing";
  }

  private void wrong(Explanation explained) {
    explained
        .wrong()
        .ifPresentOrElse(
            file ->
                example("@|bold,red Wrong|@", RejectedHead.message(file), file, explained.right()),
            () -> line("\nThere is no wrong example."));
  }

  private void right(Explanation explained) {
    explained
        .right()
        .ifPresentOrElse(
            file ->
                example("@|bold,green Right|@", file.comments().getLast(), file, explained.wrong()),
            () -> line("\nThere is no right example."));
  }

  private void example(String title, String says, CaseFile file, Optional<CaseFile> other) {
    Set<String> different = other.map(file::linesNotIn).orElse(Set.of());
    line("\n" + ansi.string(title) + ": " + says + "\n");
    file.lines().stream()
        .limit(MOST_LINES)
        .forEach(
            line ->
                line((different.contains(line) ? "  > " : "    ") + shortened(Printable.of(line))));
    if (file.lines().size() > MOST_LINES) {
      line("    ... and %d lines more".formatted(file.lines().size() - MOST_LINES));
    }
  }

  private static String shortened(String line) {
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
