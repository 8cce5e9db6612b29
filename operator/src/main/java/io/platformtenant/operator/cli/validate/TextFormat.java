package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.manifest.Position;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** As compilers print: {@code file:line:column: error: …}, and a summary. */
final class TextFormat {
  private final Ansi ansi;

  TextFormat(Ansi ansi) {
    this.ansi = ansi;
  }

  String print(Report report) {
    var text = new StringBuilder();
    for (LocatedFinding told : report.told()) {
      Finding finding = told.finding();
      text.append(place(told.file(), told.at()) + ": ")
          .append(severity(finding))
          .append(": ")
          .append(Printable.of(finding.field().isEmpty() ? "" : finding.field() + ": "))
          .append(Printable.of(finding.message()))
          .append(" (")
          .append(finding.rule())
          .append(told.other().map(o -> "; see " + place(o.file(), o.at())).orElse(""))
          .append(")\n");
    }
    return text.append(summary(report)).append('\n').append(more(report)).toString();
  }

  static String place(String file, Position at) {
    return "%s:%d:%d".formatted(Printable.of(file), at.line(), at.column());
  }

  /** Said once, whatever there is: an id alone tells nobody where to read on. */
  private static String more(Report report) {
    List<String> rules = report.told().stream().map(t -> t.finding().rule()).distinct().toList();
    if (rules.isEmpty()) {
      return "";
    }
    String what = rules.size() == 1 ? rules.getFirst() : "a rule, such as " + rules.getFirst();
    return "For more about %s, try: platformtenant explain %s%n".formatted(what, rules.getFirst());
  }

  private String severity(Finding finding) {
    return finding.isError()
        ? ansi.string("@|bold,red error|@")
        : ansi.string("@|bold,yellow warning|@");
  }

  private static String summary(Report report) {
    String read =
        "%s and %s in %s"
            .formatted(
                count(report.tenants(), "tenant"),
                count(report.classes(), "class"),
                count(report.files(), "file"));
    String found =
        report.told().isEmpty()
            ? "nothing to say"
            : count(report.errors(), "error") + ", " + count(report.warnings(), "warning");
    String left =
        report.unchecked() == 0
            ? ""
            : "; %s not checked further until the class is sound"
                .formatted(count(report.unchecked(), "tenant"));
    return read + ": " + found + left;
  }

  private static String count(long number, String what) {
    String plural = what.endsWith("s") ? what + "es" : what + "s";
    return number + " " + (number == 1 ? what : plural);
  }
}
