package io.platformtenant.operator.cli.explain;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.schema.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant explain}. */
@Command(
    name = "explain",
    description = {
      "Explain a rule: what it says, what to do, where it comes from, and a wrong and a right example.",
      "",
      "Findings, conditions and admission name rules by their ids. Lines in which the two examples"
          + " differ are marked with >."
    },
    footer = {
      "  # What validate has found",
      "  platformtenant explain PT221",
      "",
      "  # The wrong example as a file",
      "  platformtenant explain PT221 -o json | jq -r .wrong.yaml > wrong.yaml"
    })
public final class ExplainCommand implements Callable<Integer> {
  /** How a rule is printed. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "RULE",
      completionCandidates = RuleIds.class,
      description = "The id of a rule, such as PT221.")
  private String id;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Override
  public Integer call() {
    Explanation explained = Explanation.of(rule(), Corpus.read());
    PrintWriter out = command.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> TextExplanation.print(explained, Ansi.AUTO);
          case json -> JsonExplanation.print(explained);
        });
    out.flush();
    return ExitCode.FINE;
  }

  private RuleInfo rule() {
    return Rulebook.entries().stream()
        .filter(rule -> rule.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> new InputException(ExitCode.USED_WRONGLY, unknown()));
  }

  private String unknown() {
    List<String> known = Rulebook.entries().stream().map(RuleInfo::id).toList();
    return "there is no rule \"" + id + "\"" + Suggestions.ask(id, known);
  }
}
