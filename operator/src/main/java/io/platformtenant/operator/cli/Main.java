package io.platformtenant.operator.cli;

import io.platformtenant.operator.cli.access.AccessCommand;
import io.platformtenant.operator.cli.deletion.DeletePlanCommand;
import io.platformtenant.operator.cli.diff.DiffCommand;
import io.platformtenant.operator.cli.explain.ExplainCommand;
import io.platformtenant.operator.cli.imports.ImportCommand;
import io.platformtenant.operator.cli.run.RunCommand;
import io.platformtenant.operator.cli.run.RunOptions;
import io.platformtenant.operator.cli.tree.TreeCommand;
import io.platformtenant.operator.cli.validate.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code platformtenant}. */
@Command(
    name = "platformtenant",
    description = "One contract per tenant, two planes: Flux bootstraps, Argo CD delivers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      RunCommand.class,
      RenderCommand.class,
      AccessCommand.class,
      ValidateCommand.class,
      DeletePlanCommand.class,
      TreeCommand.class,
      DiffCommand.class,
      ImportCommand.class,
      ExplainCommand.class,
      CrdsCommand.class,
      CompletionCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for those who give it their own writers. */
  public static CommandLine commandLine() {
    var commandLine = new CommandLine(new Main());
    RunOptions.addTo(commandLine.getSubcommands().get("run").getCommandSpec());
    commandLine.getSubcommands().values().forEach(c -> c.setCaseInsensitiveEnumValuesAllowed(true));
    HelpLayout.applyTo(commandLine);
    commandLine.setParameterExceptionHandler(Main::usedWrongly);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof InputException input) {
            command.getErr().println("error: " + Printable.of(input.getMessage()));
            return input.exitCode();
          }
          throw exception;
        });
    return commandLine;
  }

  private static int usedWrongly(CommandLine.ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("error: " + Printable.of(e.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command
        .getErr()
        .println("See '" + command.getCommandSpec().qualifiedName() + " --help' for usage.");
    return ExitCode.USED_WRONGLY;
  }
}
