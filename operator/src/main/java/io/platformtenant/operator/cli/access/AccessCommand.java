package io.platformtenant.operator.cli.access;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.access.Grant;
import io.platformtenant.operator.access.Grant.Who;
import io.platformtenant.operator.access.Grants;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Paths;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.cli.git.Revision;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code platformtenant access}. */
@Command(
    name = "access",
    description = {
      "Print who can do what where, on both planes, from files alone.",
      "",
      "With --since or --against, what the change gives and what it takes; the exit code is 1 then"
          + " when there is anything."
    },
    footer = {
      "  # Who can do what in production",
      "  platformtenant access clusters/prod --environment prod",
      "",
      "  # What a branch gives and takes",
      "  platformtenant access clusters/prod --since origin/main",
      "",
      "  # A sheet for an audit",
      "  platformtenant access clusters/prod -o csv > access.csv"
    })
public final class AccessCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Paths paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private AccessFormat format;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Only this tenant.")
  private String tenant;

  @Option(names = "--group", paramLabel = "NAME", description = "Only this group.")
  private String group;

  @Option(names = "--user", paramLabel = "NAME", description = "Only this person.")
  private String user;

  @Option(names = "--namespace", paramLabel = "NAME", description = "Only in this namespace.")
  private String namespace;

  @Option(names = "--environment", paramLabel = "NAME", description = "Only in this environment.")
  private String environment;

  @Option(
      names = "--accounts",
      description =
          "Accounts too: those that engines act as, which is what Git can do, and co-writers.")
  private boolean accounts;

  @ArgGroup private Other compared;

  /** The state to compare with. */
  private static final class Other {
    @Option(
        names = "--since",
        paramLabel = "REV",
        description = "Compare with the same files at this git revision.")
    private String since;

    @Option(
        names = "--against",
        paramLabel = "PATH",
        description = "Compare with the files there, as the state before.")
    private String against;
  }

  @Override
  public Integer call() {
    // First: what can not be compared is told before anybody waits for standard input.
    Optional<Inputs> other = before();
    Inputs now = InputReader.read(paths.all(), System.in);
    if (now.tenants().isEmpty()) {
      throw new InputException(ExitCode.USED_WRONGLY, "there is no PlatformTenant in " + paths);
    }
    var known = new Known();
    SortedSet<Grant> given = known.in(now);
    Optional<SortedSet<Grant>> before = other.map(known::in);
    AccessReport report =
        before
            .map(was -> AccessReport.between(was, given, this::isAsked))
            .orElseGet(() -> AccessReport.of(given, this::isAsked));
    PrintWriter out = command.commandLine().getOut();
    out.print(AccessPrinter.print(format, report));
    out.flush();
    if (format == AccessFormat.table) {
      command.commandLine().getErr().println(AccessPrinter.ASSUMED);
    }
    return !known.all || (report.isChange() && !report.rows().isEmpty())
        ? ExitCode.FOUND_SOMETHING
        : ExitCode.FINE;
  }

  private Optional<Inputs> before() {
    if (compared == null) {
      return Optional.empty();
    }
    return Optional.of(
        compared.since == null
            ? InputReader.read(List.of(compared.against), System.in)
            : InputReader.of(new Revision(compared.since).read(paths.all())));
  }

  private boolean isAsked(Grant grant) {
    Who.Kind kind = grant.who().kind();
    return isOrAny(tenant, grant.tenant())
        && (isOrAny(environment, grant.environment()) || isEverywhere(grant))
        && (namespace == null
            || (grant.plane() == Grant.Plane.KUBERNETES && grant.where().equals(namespace)))
        && ((group == null && user == null)
            ? (accounts || kind != Who.Kind.ServiceAccount)
            : isNamed(grant.who()));
  }

  /** What a role of Argo CD's gives in the whole tenant, it gives in each environment. */
  private static boolean isEverywhere(Grant grant) {
    return grant.plane() == Grant.Plane.ARGO_CD && grant.environment().isEmpty();
  }

  private boolean isNamed(Who who) {
    return (who.kind() == Who.Kind.Group && who.name().equals(group))
        || (who.kind() == Who.Kind.User && who.name().equals(user));
  }

  private static boolean isOrAny(String asked, String is) {
    return asked == null || asked.equals(is);
  }

  /** What is planned; of a tenant that is refused nothing is known. */
  private final class Known {
    private boolean all = true;

    SortedSet<Grant> in(Inputs inputs) {
      var rendering = Rendering.of(inputs);
      SortedSet<Grant> grants = new TreeSet<>();
      PrintWriter errors = command.commandLine().getErr();
      inputs.leftOut().forEach(file -> errors.println(Printable.of("warning: " + file)));
      for (PlatformTenant one : inputs.tenants()) {
        String name = one.getMetadata().getName();
        World world = rendering.world(one).withOpenGates(true);
        TenantPlan plan = Planner.plan(world);
        if (plan.isRefused()) {
          all = false;
          command
              .commandLine()
              .getErr()
              .println(
                  "error: PlatformTenant \""
                      + Printable.of(name)
                      + "\" is refused, so that its access is not known; see platformtenant"
                      + " validate");
        }
        grants.addAll(Grants.of(name, plan, access(world), world.subjects()));
      }
      return grants;
    }

    private static EffectiveAccess access(World world) {
      return EffectiveAccess.of(
          world.tenant().getSpec(), Classes.followed(world.tenant(), world.classes()));
    }
  }
}
