package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.imports.ImportCommand;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.ClassYaml;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A team that had all by hand is imported, and taken over as the printed steps say. */
final class ImportIT extends SharedStory {
  private static final ClassYaml CLASS =
      PLAIN_CLASS.with("guardrails: {adoption: [Observe, Adopt]}");
  private static final Pattern HAND_OVER =
      Pattern.compile(
          "# +kubectl annotate (?<kind>[a-z]+) (?<name>\\S+)( -n (?<namespace>\\S+))?"
              + " platformtenant[.]io/adopt=(?<tenant>\\S+)");

  private record Said(int code, String out, String errors) {}

  @BeforeEach
  void applyClass() {
    corner.apply(CLASS);
  }

  @Test
  void whatIsWrittenTakesOverWhatItWasWrittenFrom() {
    Parts parts = parts("{id}a");
    ObjectId web = parts.application("web", "dev");
    corner.apply(HandMade.small(parts.tenant()).asItRuns());
    eventually("it is delivered", () -> isSynced(web));
    Object lastSync = corner.get(web).get("status", "operationState");
    String project = corner.writtenAs(parts.project());

    Said said = imported(parts.tenant());

    assertThat(said.code()).as(said.out() + said.errors()).isZero();
    assertThat(said.out())
        .contains("adoption: Observe")
        .contains(
            "AppProject argocd/" + parts.tenant() + ": spec.sourceRepos[0] \"*\" is a pattern")
        .contains("spec.roles[0].jwtTokens \"deployer\" are kept");
    assertThat(corner.writtenAs(parts.project())).as("nothing is written").isEqualTo(project);

    corner.apply(said.out());
    eventually(
        "what is there is met",
        () -> met(parts.tenant()).stream().anyMatch(item -> item.kind().equals("Application")));
    assertThat(met(parts.tenant()))
        .extracting(AdoptionItem::kind, AdoptionItem::state)
        .containsExactly(
            tuple("Namespace", AdoptionState.Unmarked),
            tuple("AppProject", AdoptionState.Unmarked),
            tuple("Application", AdoptionState.Unmarked));
    assertThat(met(parts.tenant()))
        .flatExtracting(AdoptionItem::effects)
        .as("what is opened was told")
        .noneMatch(effect -> effect.toString().startsWith("destination"))
        .noneMatch(effect -> effect.toString().startsWith("repository"))
        .noneMatch(effect -> effect.toString().startsWith("subject"));

    handOver(said.out());
    corner.apply(said.out().replace("adoption: Observe", "adoption: Adopt"));

    untilReady(parts.tenant());
    assertThat(corner.hasMark(web)).isTrue();
    assertThat(corner.hasMark(parts.namespace("dev"))).isTrue();
    assertThat(corner.get(web).get("status", "operationState").toString())
        .as("nothing was synced")
        .isEqualTo(lastSync.toString());
  }

  /** Somebody who may not list all of it learns that, and gets no half of a contract. */
  @Test
  void whatMayNotBeReadIsAnError() {
    Said said =
        imported(
            "any",
            new ConfigBuilder(admin.getConfiguration()).withImpersonateUsername("nobody").build());

    assertThat(said.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(said.out()).isEmpty();
    assertThat(said.errors()).contains("the cluster could not be read");
  }

  private void handOver(String printed) {
    List<MatchResult> commands = HAND_OVER.matcher(printed).results().toList();
    assertThat(commands).hasSize(3);
    for (MatchResult command : commands) {
      ManagedKind kind =
          Stream.of(ManagedKind.values())
              .filter(k -> k.kind().equalsIgnoreCase(command.group("kind")))
              .findFirst()
              .orElseThrow();
      somebody.annotates(
          ObjectId.of(
              kind,
              Optional.ofNullable(command.group("namespace")).orElse(""),
              command.group("name")),
          "platformtenant.io/adopt",
          command.group("tenant"));
    }
  }

  private List<AdoptionItem> met(String tenant) {
    return corner.status(tenant).map(status -> status.adoption()).orElse(List.of());
  }

  private boolean isSynced(ObjectId application) {
    return Optional.ofNullable(corner.get(application))
        .map(app -> app.<Object>get("status", "operationState", "phase"))
        .filter("Succeeded"::equals)
        .isPresent();
  }

  private Said imported(String tenant) {
    return imported(tenant, admin.getConfiguration());
  }

  /** The command closes its client, so that it gets one of its own. */
  private Said imported(String tenant, Config config) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code =
        new CommandLine(
                new ImportCommand(
                    context -> new KubernetesClientBuilder().withConfig(config).build()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(errors))
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  errors.write(e.getMessage());
                  return e instanceof InputException ? ExitCode.UNREADABLE : ExitCode.FINE;
                })
            .execute("--tenant", tenant, "--class", "class-" + corner.id());
    return new Said(code, out.toString(), errors.toString());
  }
}
