package io.platformtenant.operator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code platformtenant}. */
@Command(
    name = "platformtenant",
    description = "One contract per tenant, two planes: Flux bootstraps, Argo CD delivers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {RunCommand.class, RenderCommand.class, CrdsCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for those who give it their own writers. */
  public static CommandLine commandLine() {
    var commandLine = new CommandLine(new Main());
    commandLine.getSubcommands().values().forEach(c -> c.setCaseInsensitiveEnumValuesAllowed(true));
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof InputException input) {
            command.getErr().println("error: " + input.getMessage());
            return input.exitCode();
          }
          throw exception;
        });
    return commandLine;
  }
}
