package io.platformtenant.e2e.chart;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;

import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.programs.Go;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server serves of the schema is what people read at their terminals. */
class KubectlExplainIT {
  private static final ControlPlane PLANE = ControlPlane.shared();

  @TempDir private Path folder;

  @BeforeAll
  static void thePlatformTeamInstallsTheChart() {
    Chart.render(Map.of()).install(PLANE.admin());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          platformtenant.status.deletion                | absent while the tenant lives.
          platformtenant.spec.bootstrap.stages.interval | 1m to 24h; 10m when absent.
          platformtenant.status.inventory.cluster       | in-cluster when absent
          platformtenantclass.spec.roles.accounts       | those of the chart when absent.
          platformtenantclass.status.clusters           | How far the cluster stages have come
          """)
  void aFieldIsExplained(String field, String says) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, PLANE.kubeconfig(PLANE.adminConfig()));

    within(PATIENCE)
        .until(field + " says " + says, () -> explain(kubeconfig, field).contains(says));
  }

  /** The lines of its text are one, however wide kubectl writes. */
  private String explain(Path kubeconfig, String field) throws IOException {
    return Go.run(
            folder,
            List.of(
                PLANE.kubectl().toString(),
                "--kubeconfig=" + kubeconfig,
                "--cache-dir=" + folder.resolve("cache"),
                "explain",
                field))
        .replaceAll("\\s+", " ");
  }
}
