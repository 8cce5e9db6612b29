package io.platformtenant.e2e.standins;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.argo.ArgoCluster;
import io.platformtenant.engines.standins.argo.ArgoProject;
import io.platformtenant.engines.standins.machine.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgoProjectTest {

  @ParameterizedTest
  @CsvSource({
    "*, https://git.example.com/a/b, true",
    "https://git.example.com/a, https://git.example.com/a/b, false",
    "https://git.example.com/*, https://git.example.com/a, true",
    "https://git.example.com/*, https://git.example.com/a/b, false",
    "https://git.example.com/**, https://git.example.com/a/b, true",
    "https://git.example.com/A.git, https://git.EXAMPLE.com/a, true",
  })
  void sourcesMatchBySegments(String glob, String url, boolean permitted) {
    var spec = Trees.JSON.objectNode();
    spec.putArray("sourceRepos").add(glob);

    assertThat(new ArgoProject("p", spec).permitsSource(url)).isEqualTo(permitted);
  }

  @Test
  void theFirstMatchingAccountIsTakenAndMayLiveElsewhere() {
    var spec = Trees.JSON.objectNode();
    var accounts = spec.putArray("destinationServiceAccounts");
    accounts
        .addObject()
        .put("server", "*")
        .put("namespace", "prod")
        .put("defaultServiceAccount", "home:deployer");
    accounts
        .addObject()
        .put("server", "*")
        .put("namespace", "*")
        .put("defaultServiceAccount", "deployer");
    var project = new ArgoProject("p", spec);

    assertThat(project.userFor(ArgoCluster.IN_CLUSTER, "prod"))
        .contains("system:serviceaccount:home:deployer");
    assertThat(project.userFor(ArgoCluster.IN_CLUSTER, "test"))
        .contains("system:serviceaccount:test:deployer");
  }
}
