package io.platformtenant.operator.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant completion}. */
@Command(
    name = "completion",
    description = "Print a script that completes this program's commands and options.",
    footer = {
      "  # In this shell",
      "  source <(platformtenant completion bash)",
      "",
      "  # In every zsh from now on",
      "  echo 'source <(platformtenant completion zsh)' >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  enum Shell {
    bash,
    zsh
  }

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (shell == Shell.zsh) {
      // The script is bash's; zsh reads it once it knows bash's commands for completion.
      out.print(
          "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n");
    }
    out.print(AutoComplete.bash("platformtenant", command.root().commandLine()));
    out.flush();
    return ExitCode.FINE;
  }
}
