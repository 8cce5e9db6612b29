package io.platformtenant.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.linters.Linter;
import io.platformtenant.testkit.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Nobody has run it, so what can be said of it without that is said here. */
final class ReleaseWorkflowTest {
  private static final Path FILE =
      ChartFolder.find().resolve("../../.github/workflows/release.yaml").normalize();
  private static final String TEXT = read();
  private static final JsonNode WORKFLOW = Serialization.unmarshal(TEXT, JsonNode.class);
  private static final Pattern USES = Pattern.compile("(?m)uses: (.*)$");
  private static final Pattern RELEASE = Pattern.compile("(?m)^ *\\./release (.*)$");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @Test
  void itsLinterFindsNothing() throws IOException {
    assertThat(Linter.ACTIONLINT.run(FILE.getParent(), FILE.toString())).isBlank();
  }

  @Test
  void whatOthersWroteIsNamedByItsContentAndItsRelease() {
    assertThat(USES.matcher(TEXT).results().map((MatchResult found) -> found.group(1)))
        .hasSizeGreaterThan(5)
        .allMatch(action -> action.matches("[a-z/-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  @Test
  void everyJobSaysWhatItMayAndOneMayWrite() {
    assertThat(WORKFLOW.path("permissions")).isEmpty();
    assertThat(WORKFLOW.path("jobs").properties())
        .allSatisfy(job -> assertThat(job.getValue().path("permissions")).isNotEmpty())
        .filteredOn(job -> job.getValue().path("permissions").toString().contains("write"))
        .singleElement()
        .satisfies(job -> assertThat(job.getKey()).isEqualTo("release"));
  }

  @Test
  void nothingIsReleasedThatWasNotTested() {
    assertThat(WORKFLOW.at("/jobs/image/needs").asText()).isEqualTo("test");
    assertThat(WORKFLOW.at("/jobs/release/needs").asText()).isEqualTo("image");
    assertThat(WORKFLOW.at("/jobs/test").toString()).contains(".ci/run");
  }

  /** The name of a tag would be read as a part of the script. */
  @Test
  void noScriptIsPutTogetherFromWhatSomebodyElseSays() {
    assertThat(runs()).isNotEmpty().noneMatch(script -> script.contains("${{"));
  }

  @Test
  void whatItAsksOfReleaseIsTaken() {
    List<String> known =
        new CommandLine(new Release())
            .getCommandSpec().options().stream().flatMap(o -> Stream.of(o.names())).toList();

    assertThat(
            RELEASE
                .matcher(TEXT)
                .results()
                .flatMap(call -> OPTION.matcher(call.group(1)).results())
                .map((MatchResult option) -> option.group()))
        .isNotEmpty()
        .allMatch(known::contains);
  }

  @Test
  void itSaysThatItHasNotRun() {
    assertThat(TEXT).contains("has not run yet");
  }

  private static Stream<String> runs() {
    return WORKFLOW.findValuesAsText("run").stream();
  }

  private static String read() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
