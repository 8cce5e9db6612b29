package io.platformtenant.operator.cli.tree;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.live.LiveContracts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant tree}. */
@Command(
    name = "tree",
    description = {
      "Print what there is of a tenant on both planes and how it fares, the first problem first.",
      "",
      "It asks the cluster of the current context and writes nothing. The exit code is 1 while the"
          + " tenant is not Ready."
    },
    footer = {
      "  # What is wrong with a tenant, and whom to ask",
      "  platformtenant tree payments",
      "",
      "  # Every object of it, for programs",
      "  platformtenant tree payments -o json"
    })
public final class TreeCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  private final Function<String, KubernetesClient> clusters;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "TENANT", description = "The name of the tenant.")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(
      names = "--all",
      description = "Each object of the foundation too, and not how many there are.")
  private boolean all;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of your kubeconfig (default: the current one).")
  private String context;

  public TreeCommand() {
    this(LiveContracts::ofContext);
  }

  /**
   * @param clusters a client by the name of a context, null for the current one
   */
  public TreeCommand(Function<String, KubernetesClient> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    TenantTree tree;
    try (KubernetesClient client = clusters.apply(context)) {
      tree = LiveContracts.read(() -> read(new LiveContracts(client)));
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(format == Format.json ? TreePrinter.json(tree) : TreePrinter.text(tree, all));
    out.flush();
    return tree.isReady() ? ExitCode.FINE : ExitCode.FOUND_SOMETHING;
  }

  private TenantTree read(LiveContracts contracts) {
    PlatformTenant tenant = contracts.named(name, contracts.tenants());
    return TenantTree.of(tenant, contracts.objectsOf(tenant), Clock.systemUTC().instant());
  }
}
