package io.platformtenant.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code ./demo [--engines] [--keep]}: on-boards two tenants on a real API server, and takes one
 * down.
 */
public final class Demo {
  private static final String ENGINES = "--engines";
  private static final String KEEP = "--keep";
  private static final String USAGE =
      """
      Usage: ./demo [--engines] [--keep]
        --engines  Flux and Argo CD themselves instead of stand-ins; needs go, git and redis-server
        --keep     leaves everything running""";

  private Demo() {}

  public static void main(String[] args) throws IOException {
    List<String> said = List.of(args);
    if (!Set.of(ENGINES, KEEP).containsAll(said)) {
      System.err.println(USAGE);
      System.exit(said.equals(List.of("--help")) ? 0 : 2);
    }
    Path folder = Files.createTempDirectory("platformtenant-demo-");
    Path log = folder.resolve("operator.log");
    // Before the first logger is asked for; it reads them once.
    System.setProperty("platformtenant.demo.log", log.toString());
    System.setProperty("log4j2.configurationFile", "io/platformtenant/demo/log4j2.xml");
    boolean simulated = !said.contains(ENGINES);
    System.exit(tell(Terminal.open(simulated), folder, log, simulated, said.contains(KEEP)));
  }

  private static Cast cast(Terminal terminal, boolean simulated) {
    return simulated ? SimulatedCast.start(terminal) : RealCast.start(terminal);
  }

  private static int tell(
      Terminal terminal, Path folder, Path log, boolean simulated, boolean keep) {
    terminal.title("PlatformTenant: one contract per tenant, two planes");
    if (simulated) {
      terminal.note("The API server, its rights and the operator are real; Flux and Argo CD are");
      terminal.note("simulated. The operator's log: " + log);
    } else {
      terminal.note("Everything is real but the nodes. The operator's log: " + log);
    }
    terminal.chapter("Setting up");
    try (var backstage = Backstage.open(terminal, cast(terminal, simulated))) {
      var play = new Play(terminal, backstage);
      play.onboarding();
      play.syncByHand();
      play.drift();
      play.pruning();
      play.offboarding();
      terminal.done("The whole story happened");
      if (keep) {
        new Encore(terminal, backstage, folder).keep();
      }
      return 0;
    } catch (Broken e) {
      terminal.broken(e.getMessage());
      terminal.note("The operator's log may say why: " + log);
      return 1;
    } catch (IllegalStateException e) {
      terminal.broken(String.valueOf(e.getMessage()));
      return 1;
    } catch (RuntimeException e) {
      terminal.broken(e.toString());
      terminal.note("The operator's log may say why: " + log);
      return 1;
    }
  }
}
