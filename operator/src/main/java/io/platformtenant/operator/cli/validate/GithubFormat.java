package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.findings.Finding;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Workflow commands that GitHub shows beside the lines of a pull request. */
final class GithubFormat {
  private GithubFormat() {}

  static String print(Report report) {
    var text = new StringBuilder();
    for (LocatedFinding told : report.told()) {
      Finding finding = told.finding();
      text.append(finding.isError() ? "::error" : "::warning")
          .append(" file=")
          .append(property(told.file()))
          .append(",line=")
          .append(told.at().line())
          .append(",col=")
          .append(told.at().column())
          .append(",title=")
          .append(property(finding.rule()))
          .append("::")
          .append(data(finding.field().isEmpty() ? "" : finding.field() + ": "))
          .append(data(finding.message()))
          .append(
              told.other()
                  .map(o -> " (see " + data(TextFormat.place(o.file(), o.at())) + ")")
                  .orElse(""))
          .append('\n');
    }
    return text.toString();
  }

  /** A newline left as it is would be a command of whoever wrote the file. */
  private static String data(String text) {
    return Arrays.stream(text.replace("%", "%25").split("\n", -1))
        .map(Printable::of)
        .collect(Collectors.joining("%0A"));
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
