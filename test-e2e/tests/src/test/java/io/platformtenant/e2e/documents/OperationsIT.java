package io.platformtenant.e2e.documents;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.e2e.documents.Shown.Command;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.cli.tree.TreeCommand;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.tenants.Corner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the page about operations has people type leads to the first problem, and in time. */
class OperationsIT {
  private static final Shown PAGE = Shown.on("operations.md");
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  private final ControlPlane plane = ControlPlane.shared();
  private final Script script = SharedStandIns.script();
  private final Corner corner = new Corner(plane.admin(), "operations");
  private final ScriptKey stage =
      new ScriptKey("Kustomization", "tenant-" + corner.id(), "prod-addons");
  private RunningOperator operator;
  @TempDir private Path folder;

  @BeforeEach
  void aStageOfATenantFails() throws IOException {
    Files.writeString(folder.resolve("kubeconfig"), plane.kubeconfig(plane.adminConfig()));
    operator = RunningOperator.start(plane, RunningOperator.quick(corner.selector(), true));
    corner.apply(CLASS.with("homeNamespace: \"tenant-{tenant}\""));
    corner.apply(TENANT);
    eventually("it is Ready", () -> corner.isReady("{id}"));
    script.failing(stage, "HealthCheckFailed", "db not ready");
    eventually(
        "it says so",
        () -> corner.condition("{id}", "Ready").orElseThrow().message().contains("db not ready"));
  }

  @AfterEach
  void itGoes() {
    script.heal(stage);
    operator.close();
    corner.clear();
  }

  @Test
  void theFirstProblemIsFoundWithinAMinute() throws IOException {
    List<Command> commands = PAGE.commands("Production is on fire");
    assertThat(commands).hasSizeGreaterThan(4);
    long began = System.nanoTime();
    for (Command command : commands) {
      assertThat(command.printed().stream().map(this::anyOne).toList())
          .as("%s: %s", command.where(), command.typed())
          .isSubsetOf(run(command.typed()));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
  }

  @Test
  void brakesAreTaken() throws IOException {
    List<Command> commands = PAGE.commands("Brakes");
    assertThat(commands).isNotEmpty();
    for (Command command : commands) {
      assertThat(run(command.typed())).as(command.where()).isNotEmpty();
    }
    assertThat(corner.tenantClass("class-{id}").getSpec().freeze()).hasSize(1);
  }

  /** Line by line, as of any tenant at any time. */
  private List<String> run(String typed) throws IOException {
    String here =
        typed.replace("payments", corner.id()).replace("standard", "class-" + corner.id());
    String printed =
        here.startsWith("platformtenant tree ")
            ? tree(here.substring("platformtenant tree ".length()))
            : kubectl(here);
    return printed.lines().map(this::anyOne).toList();
  }

  private String kubectl(String typed) throws IOException {
    Path file = folder.resolve("script.sh");
    Files.writeString(
        file,
        "kubectl() { %s --kubeconfig=%s --cache-dir=%s \"$@\"; }%n%s%n"
            .formatted(
                plane.kubectl(), folder.resolve("kubeconfig"), folder.resolve("cache"), typed));
    return Commands.run(folder, List.of("bash", "-euo", "pipefail", file.toString()));
  }

  private String tree(String tenant) {
    var out = new StringWriter();
    var command =
        new TreeCommand(
            context ->
                new KubernetesClientBuilder().withConfig(plane.admin().getConfiguration()).build());
    new CommandLine(command).setOut(new PrintWriter(out)).execute(tenant);
    return out.toString();
  }

  /** Without what differs from tenant to tenant and from day to day. */
  private String anyOne(String line) {
    return line.replace("class-" + corner.id(), "standard")
        .replace(corner.id(), "payments")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", "TIME")
        .replaceAll("(?<= )(?:[0-9]+[smhd])+$", "AGE")
        .replaceAll(" +", " ");
  }
}
