package io.platformtenant.operator.cli.imports;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.cli.live.LiveContracts;
import io.platformtenant.operator.cli.validate.Schemas;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.ImportSettings;
import io.platformtenant.operator.imports.Imports;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platformtenant import}. */
@Command(
    name = "import",
    description = {
      "Write PlatformTenants that would take over what was made by hand.",
      "",
      "It reads AppProjects, Applications, ApplicationSets, Kustomizations, their sources,"
          + " Namespaces and RoleBindings, and no Secrets, of the cluster of the current context or"
          + " of files, and writes nothing there. What a contract can not say stands in comments."
    },
    footer = {
      "  # A contract for every AppProject of the cluster",
      "  platformtenant import > tenants.yaml",
      "",
      "  # What taking over would change",
      "  platformtenant import --diff",
      "",
      "  # From files, by a label, a file for each tenant",
      "  kubectl get appprojects,applications,namespaces -A -o yaml > there.yaml",
      "  platformtenant import there.yaml class.yaml --tenant-label team --to tenants/"
    })
public final class ImportCommand implements Callable<Integer> {
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
      defaultValue = "yaml",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private ImportFormat format;

  @Option(
      names = "--diff",
      description = "Print what the contracts would change, and not the contracts.")
  private boolean diff;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Write a file for each tenant there; none that is there is written over.")
  private Path to;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Only this tenant.")
  private String tenant;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "The class that the tenants follow (default: the default class).")
  private String className;

  @Option(
      names = "--tenant-label",
      paramLabel = "KEY",
      split = ",",
      description = "Labels that say whose an object is, before its AppProject does.")
  private List<String> tenantLabels;

  @Option(
      names = "--environment-label",
      paramLabel = "KEY",
      description = "The label of a namespace that says its environment, before its name does.")
  private String environmentLabel;

  @Option(
      names = "--username-prefix",
      paramLabel = "PREFIX",
      description = "What the API server puts before names of people.")
  private String usernamePrefix;

  @Option(
      names = "--groups-prefix",
      paramLabel = "PREFIX",
      description = "The same before names of groups.")
  private String groupsPrefix;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of your kubeconfig (default: the current one).")
  private String context;

  public ImportCommand() {
    this(LiveContracts::ofContext);
  }

  /**
   * @param clusters a client by the name of a context, null for the current one
   */
  public ImportCommand(Function<String, KubernetesClient> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Integer call() {
    if (format != ImportFormat.yaml && (diff || to != null)) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          "-o " + format + " is for contracts that are printed; leave it out with --diff and --to");
    }
    Found found = paths == null ? live() : FoundFiles.read(paths, System.in);
    ChosenClass chosen =
        ChosenClass.of(Optional.ofNullable(className), found.contracts().classes());
    PrintWriter errors = command.commandLine().getErr();
    if (!chosen.isThere()) {
      errors.println(
          "warning: there is no PlatformTenantClass among what was read, so that nothing was judged"
              + " by its guardrails; write one, and import again with it");
    }
    Import imported = Imports.of(found.handMade(), settings(found, chosen));
    if (imported.tenants().isEmpty() && imported.remarks().isEmpty()) {
      throw new InputException(
          ExitCode.FOUND_SOMETHING,
          "nothing that "
              + (tenant == null ? "a tenant" : "tenant \"" + tenant + "\"")
              + " could have was found"
              + (paths == null ? "" : " in " + String.join(", ", paths)));
    }
    print(imported, found);
    return imported.leavesOut() ? ExitCode.FOUND_SOMETHING : ExitCode.FINE;
  }

  private Found live() {
    try (KubernetesClient client = clusters.apply(context)) {
      return FoundCluster.read(client);
    }
  }

  private ImportSettings settings(Found found, ChosenClass chosen) {
    return new ImportSettings(
        Optional.ofNullable(tenantLabels).orElse(List.of()),
        Optional.ofNullable(environmentLabel),
        Optional.ofNullable(tenant),
        chosen.followed(),
        chosen.className(),
        chosen.isThere() ? found.contracts().classes() : List.of(chosen.followed().tenantClass()),
        found.contracts().tenants(),
        Schemas.ofTenants(),
        new SubjectPrefixes(
            Objects.requireNonNullElse(usernamePrefix, ""),
            Objects.requireNonNullElse(groupsPrefix, "")),
        Rendering.OPERATOR_NAMESPACE);
  }

  private void print(Import imported, Found found) {
    PrintWriter out = command.commandLine().getOut();
    if (to != null) {
      TenantFiles.write(to, imported).forEach(out::println);
    }
    if (diff) {
      out.print(ImportDiff.text(imported, found.handMade()));
    } else {
      out.print(to == null ? printed(imported) : ImportYaml.rest(imported.remarks()));
    }
    out.flush();
  }

  private String printed(Import imported) {
    return switch (format) {
      case yaml -> ImportYaml.all(imported);
      case json -> ImportJson.of(imported);
    };
  }
}
