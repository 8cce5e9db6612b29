package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.PathReader;
import io.platformtenant.operator.cli.Paths;
import io.platformtenant.operator.cli.git.Revision;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code platformtenant validate}. */
@Command(
    name = "validate",
    description = {
      "Check tenants and classes in files against every rule the operator has, within and across"
          + " tenants. Reads no cluster.",
      "",
      "Schemas and CEL rules of the CRDs are checked as well. Every finding is told with file, line"
          + " and column, and the exit code is 1 when there is an error among them."
    },
    footer = {
      "  # Check a GitOps repository",
      "  platformtenant validate .",
      "",
      "  # Annotate the lines of a pull request",
      "  platformtenant validate clusters/prod -o github",
      "",
      "  # Check a branch, and tell clashes of names where it made them",
      "  platformtenant validate clusters/prod --since origin/main",
      "",
      "  # Check what kustomize makes",
      "  kustomize build tenants | platformtenant validate -"
    })
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Paths paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(
      names = "--rules-page",
      paramLabel = "URL",
      defaultValue = RulesPage.DEFAULT,
      description = "Where docs/rules.md is read, for the links of -o sarif.")
  private URI rulesPage;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "What stood in the files at this git revision was first: a clash is told at what is new.")
  private String since;

  @Override
  public Integer call() {
    var page = new RulesPage(rulesPage);
    // First: what can not be compared is told before anybody waits for standard input.
    Optional<Before> before =
        Optional.ofNullable(since).map(rev -> Before.of(new Revision(rev).read(paths.all())));
    Report report = Validation.of(PathReader.read(paths.all(), System.in), before);
    if (report.files() == 0) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          "there is no PlatformTenant and no PlatformTenantClass in " + paths);
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> new TextFormat(Ansi.AUTO).print(report);
          case json -> JsonFormat.print(report);
          case sarif -> SarifFormat.print(report, version(), page);
          case github -> GithubFormat.print(report);
        });
    out.flush();
    return report.errors() == 0 ? ExitCode.FINE : ExitCode.FOUND_SOMETHING;
  }

  private String version() {
    String line = command.root().version()[0];
    return line.substring(line.indexOf(' ') + 1);
  }
}
