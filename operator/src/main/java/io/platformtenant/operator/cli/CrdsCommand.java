package io.platformtenant.operator.cli;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.validate.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code platformtenant crds}. */
@Command(
    name = "crds",
    description = "Print the CRDs, for: platformtenant crds | kubectl apply --server-side -f -")
final class CrdsCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    for (String file : Schemas.CRDS) {
      try (InputStream crd = PlatformTenant.class.getResourceAsStream(file)) {
        out.println("---");
        out.print(new String(crd.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    out.flush();
    return ExitCode.FINE;
  }
}
