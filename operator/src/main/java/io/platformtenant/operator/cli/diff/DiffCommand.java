package io.platformtenant.operator.cli.diff;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.live.LiveContracts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant diff}. */
@Command(
    name = "diff",
    description = {
      "Print what contracts would change in the cluster of the current context, field by field.",
      "",
      "It plans as the operator does and writes nothing. Of a class in the files, every tenant that"
          + " follows it is told too. Without paths, the contracts are taken as the cluster has"
          + " them: what differs then is drift, or on its way."
    },
    footer = {
      "  # Before a change of tenants or classes is merged",
      "  platformtenant diff tenants/",
      "",
      "  # Before a tenant is moved to another class",
      "  platformtenant diff --tenant payments --as-class hardened"
    })
public final class DiffCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  private final Function<String, KubernetesClient> clusters;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "A file, a folder with all below it, or - for standard input.")
  private List<String> paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Only this tenant.")
  private String tenant;

  @Option(
      names = "--as-class",
      paramLabel = "NAME",
      description = "As if the tenants followed this class.")
  private String asClass;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of your kubeconfig (default: the current one).")
  private String context;

  public DiffCommand() {
    this(LiveContracts::ofContext);
  }

  /**
   * @param clusters a client by the name of a context, null for the current one
   */
  public DiffCommand(Function<String, KubernetesClient> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    Optional<Inputs> files =
        Optional.ofNullable(paths).map(all -> InputReader.read(all, System.in));
    List<ContractDiff> diffs;
    try (KubernetesClient client = clusters.apply(context)) {
      diffs =
          new LiveDiff(client).of(files, Optional.ofNullable(tenant), Optional.ofNullable(asClass));
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> DiffPrinter.text(diffs);
          case json -> DiffPrinter.json(diffs);
        });
    out.flush();
    return diffs.stream().allMatch(ContractDiff::changesNothing)
        ? ExitCode.FINE
        : ExitCode.FOUND_SOMETHING;
  }
}
