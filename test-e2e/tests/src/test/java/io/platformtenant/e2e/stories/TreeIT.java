package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.operator.cli.tree.TreeCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What somebody who is on call asks first. */
final class TreeIT extends SharedStory {
  private record Said(int code, String out) {}

  @BeforeEach
  void onboard() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  @Test
  void theFirstProblemOfAPlaneStandsFirst() {
    Said well = tree(corner.id());
    assertThat(well.code()).as(well.out()).isZero();
    assertThat(well.out())
        .startsWith(corner.id() + "  Ready: ")
        .containsPattern("├── foundation\n│ {3}└── 3 Namespace, ")
        .containsPattern("Application argocd/\\S+-api-staging  Ready\n");

    var stage = parts("{id}").stage("staging", "addons");
    script.failing(Parts.key(stage), "HealthCheckFailed", "db not ready");
    eventually("it failed", () -> readyMessage("{id}").contains("db not ready"));
    Said ill = tree(corner.id());
    assertThat(ill.code()).as(ill.out()).isEqualTo(1);
    assertThat(ill.out())
        .startsWith(corner.id() + "  BootstrapFailed: ")
        .contains(
            "├── bootstrap\n│   ├── "
                + stage.brief()
                + "  Failed  HealthCheckFailed: db not ready\n");
    script.heal(Parts.key(stage));
    untilReady("{id}");
  }

  private Said tree(String... words) {
    var out = new StringWriter();
    var command =
        new TreeCommand(
            context -> new KubernetesClientBuilder().withConfig(admin.getConfiguration()).build());
    int code = new CommandLine(command).setOut(new PrintWriter(out)).execute(words);
    return new Said(code, out.toString());
  }
}
