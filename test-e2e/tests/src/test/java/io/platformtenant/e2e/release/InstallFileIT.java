package io.platformtenant.e2e.release;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.release.InstallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file, as people hand it to kubectl, which is strict by itself. */
@OnItsOwnCluster
final class InstallFileIT {
  private static final String CRD = "platformtenants.platformtenant.io";

  @TempDir private Path folder;

  @Test
  void kubectlTakesItWholeTwiceAndTakingItAwayLeavesTheContracts() throws IOException {
    try (var plane = ControlPlane.start(line -> {})) {
      String file = written();
      kubectl(plane, "create", "namespace", "argocd");

      kubectl(plane, "apply", "--server-side", "-f", file);
      kubectl(plane, "apply", "--server-side", "-f", file);

      podsOfTheOperatorAreTakenInItsNamespace(plane);
      thePolicyOverCrdsIsInForce(plane);
      // The CRDs come first, so that what keeps them is still there.
      assertThatThrownBy(() -> kubectl(plane, "delete", "--wait=false", "-f", file))
          .hasMessageContaining(CRD)
          .hasMessageContaining("platform-tenant-crds");
      assertThat(plane.admin().apiextensions().v1().customResourceDefinitions().withName(CRD).get())
          .isNotNull();
      within(PATIENCE)
          .until(
              "the operator is gone",
              () ->
                  plane.admin().apps().deployments().inAnyNamespace().list().getItems().isEmpty());
    }
  }

  private String written() throws IOException {
    Path file = folder.resolve(InstallFile.NAME);
    return Files.writeString(file, new InstallFile(Chart.render(Map.of()), "0.1.0").text())
        .toString();
  }

  /** The namespace lets in restricted pods alone. */
  private static void podsOfTheOperatorAreTakenInItsNamespace(ControlPlane plane) {
    var template =
        plane
            .admin()
            .apps()
            .deployments()
            .inNamespace(Chart.NAMESPACE)
            .withName(Chart.NAME)
            .get()
            .getSpec()
            .getTemplate();
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(Chart.NAMESPACE)
            .withName("one-of-them")
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    assertThat(plane.admin().resource(pod).dryRun().create()).isNotNull();
  }

  private static void thePolicyOverCrdsIsInForce(ControlPlane plane) {
    var crd = plane.admin().apiextensions().v1().customResourceDefinitions().withName(CRD);
    within(PATIENCE)
        .untilAsserted(
            "the policy is in force", () -> assertThatThrownBy(() -> crd.dryRun().delete()));
  }

  private String kubectl(ControlPlane plane, String... arguments) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, plane.kubeconfig(plane.adminConfig()));
    return Commands.run(
        folder,
        Stream.concat(
                Stream.of(
                    plane.kubectl().toString(),
                    "--kubeconfig=" + kubeconfig,
                    "--cache-dir=" + folder.resolve("cache")),
                List.of(arguments).stream())
            .toList());
  }
}
