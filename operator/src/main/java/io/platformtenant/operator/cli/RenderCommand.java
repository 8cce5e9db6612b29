package io.platformtenant.operator.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code platformtenant render}. */
@Command(
    name = "render",
    description = "Print what tenants become, from files alone; classes come from the same paths.")
final class RenderCommand implements Callable<Integer> {
  enum Format {
    yaml,
    json,
    tree,
    name
  }

  @Spec private CommandSpec command;

  @Mixin private Paths paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Only this tenant.")
  private String tenant;

  @Option(names = "--open-gates", description = "As if bootstrapping were Ready.")
  private boolean openGates;

  @Override
  public Integer call() {
    Inputs inputs = InputReader.read(paths.all(), System.in);
    PrintWriter errors = command.commandLine().getErr();
    inputs.leftOut().forEach(file -> errors.println(Printable.of("warning: " + file)));
    List<PlatformTenant> chosen = choose(inputs);
    var rendering = Rendering.of(inputs);
    List<Plan> plans = new ArrayList<>();
    boolean sound = tenant != null || classes(rendering, plans);
    for (PlatformTenant one : chosen) {
      TenantPlan plan = Planner.plan(rendering.world(one).withOpenGates(openGates));
      plan.findings().forEach(finding -> complain(one, finding));
      sound &= !plan.isRefused();
      if (!plan.isRefused()) {
        plans.add(plan);
      }
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(
        switch (format) {
          case yaml -> PlanPrinter.yaml(plans);
          case json -> PlanPrinter.json(plans);
          case tree -> PlanPrinter.tree(plans);
          case name -> PlanPrinter.names(plans);
        });
    out.flush();
    return sound ? ExitCode.FINE : ExitCode.FOUND_SOMETHING;
  }

  /** What classes make themselves, before what they make of tenants; whether all is well. */
  private boolean classes(Rendering rendering, List<Plan> plans) {
    boolean sound = true;
    for (JudgedClass one : rendering.classes()) {
      ClassPlan plan = ClassPlanner.plan(rendering.world(one));
      plan.findings().forEach(finding -> complain(one.tenantClass(), finding));
      sound &= !plan.isRefused();
      if (!plan.objects().isEmpty()) {
        plans.add(plan);
      }
    }
    return sound;
  }

  private List<PlatformTenant> choose(Inputs inputs) {
    List<PlatformTenant> chosen =
        inputs.tenants().stream()
            .filter(t -> tenant == null || t.getMetadata().getName().equals(tenant))
            .toList();
    if (chosen.isEmpty()) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          (tenant == null
                  ? "there is no PlatformTenant"
                  : "there is no PlatformTenant \"" + tenant + "\"")
              + " in "
              + paths);
    }
    return chosen;
  }

  private void complain(HasMetadata about, Finding finding) {
    command
        .commandLine()
        .getErr()
        .println(
            Printable.of(
                (finding.isError() ? "error: " : "warning: ")
                    + about.getKind()
                    + " \""
                    + about.getMetadata().getName()
                    + "\": "
                    + finding.describe()));
  }
}
