package io.platformtenant.e2e.documents;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.documents.Documents.Block;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runbooks tell people to type works, with a tenant there and nobody at work. */
class RunbooksIT {
  private static final String TENANT = "payments";

  private final ControlPlane plane = ControlPlane.shared();
  private final Corner corner = new Corner(plane.admin(), "runbooks");
  @TempDir private Path folder;

  @BeforeEach
  void aTenantIsThere() {
    SharedStandIns.script();
    Chart.render(Map.of()).install(plane.admin());
    corner.apply(CLASS);
    corner.apply(Samples.SMALL_TENANT);
  }

  @AfterEach
  void itGoes() {
    corner.delete("{id}");
  }

  @Test
  void everyCommandOfARunbookWorks() throws IOException {
    List<Block> commands = Documents.here().runbooks();
    assertThat(commands).hasSizeGreaterThan(10);
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, plane.kubeconfig(plane.adminConfig()));
    for (Block command : commands) {
      Path script = folder.resolve("script.sh");
      Files.writeString(script, script(command, kubeconfig));
      assertThat(Commands.run(folder, List.of("bash", "-euo", "pipefail", script.toString())))
          .as(command.where())
          .isNotNull();
    }
  }

  /** Of the tenant that is there, by the kubectl that is there. */
  private String script(Block command, Path kubeconfig) {
    return "kubectl() { %s --kubeconfig=%s --cache-dir=%s \"$@\"; }%n%s"
        .formatted(
            plane.kubectl(),
            kubeconfig,
            folder.resolve("cache"),
            command.text().replace(TENANT, corner.id()));
  }
}
