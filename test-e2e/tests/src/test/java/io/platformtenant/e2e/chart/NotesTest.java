package io.platformtenant.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import org.junit.jupiter.api.Test;

final class NotesTest {

  @Test
  void whoeverInstallsIsToldWhatRunsAndHowToSeeIt() {
    var release =
        new Helm(ChartFolder.find())
            .install()
            .withName(Chart.NAME)
            .withNamespace(Chart.NAMESPACE)
            .withKubeVersion("1.32.0")
            .clientOnly()
            .dryRun()
            .call();

    assertThat(release.getOutput())
        .contains("from image platform-tenant-operator:")
        .contains("rollout status deployment/platform-tenant-operator")
        .contains(Chart.NAMESPACE + "/" + Chart.NAME)
        .contains("platform-tenant-deployer, platform-tenant-flux-viewer")
        .contains("the verb administer on platformtenants");
  }
}
