package io.platformtenant.operator.cli.deletion;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.live.LiveContracts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant delete-plan}. */
@Command(
    name = "delete-plan",
    description = {
      "Print what the deletion of a tenant would take, in order, and what would hold it up.",
      "",
      "It asks the cluster of the current context and writes nothing. With paths, the answer is"
          + " from these files alone: what would be made of them."
    },
    footer = {
      "  # Before a tenant is deleted",
      "  platformtenant delete-plan payments",
      "",
      "  # For programs",
      "  platformtenant delete-plan payments -o json"
    })
public final class DeletePlanCommand implements Callable<Integer> {
  private final Function<String, KubernetesClient> clusters;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "TENANT", description = "The name of the tenant.")
  private String tenant;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files instead of a cluster: as for render.")
  private List<String> paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private DeletePlanFormat format;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of your kubeconfig (default: the current one).")
  private String context;

  public DeletePlanCommand() {
    this(LiveContracts::ofContext);
  }

  /**
   * @param clusters a client by the name of a context, null for the current one
   */
  public DeletePlanCommand(Function<String, KubernetesClient> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    DeletePlan plan = paths == null ? live() : fromFiles();
    PrintWriter out = command.commandLine().getOut();
    out.print(DeletePlanPrinter.print(format, plan));
    out.flush();
    return plan.isFree() ? ExitCode.FINE : ExitCode.FOUND_SOMETHING;
  }

  private DeletePlan live() {
    try (KubernetesClient client = clusters.apply(context)) {
      return new LiveTenant(client, Clock.systemUTC()).plan(tenant);
    }
  }

  private DeletePlan fromFiles() {
    return FileTenant.plan(tenant, InputReader.read(paths, System.in), Clock.systemUTC().instant());
  }
}
