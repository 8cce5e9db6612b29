package io.platformtenant.operator.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.Said;
import io.platformtenant.operator.settings.Setting;
import io.platformtenant.operator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void nothingIsStartedBeforeEveryMistakeIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("operator.yaml"), "resync: never\n");
    var said =
        Said.by(
            "run", "--config=" + file, "--concurrency=many", "--log-level=chatty", "--no-classes");

    assertThat(said.code()).isEqualTo(ExitCode.USED_WRONGLY);
    assertThat(said.errors().lines())
        .containsExactlyInAnyOrder(
            "error: 3 settings are wrong",
            "  " + file + ":1: resync: \"never\" is no duration such as 30s, 5m or 1h30m",
            "  --concurrency: \"many\" is no number from 1 to 256",
            "  --log-level: \"chatty\" is none of error, warn, info, debug, trace",
            "See 'platformtenant run --help' for usage.");
  }

  @Test
  void aFileThatIsNotThereIsAMistakeLikeAnother() {
    var said = Said.by("run", "--config=" + folder.resolve("gone.yaml"));

    assertThat(said.code()).isEqualTo(ExitCode.USED_WRONGLY);
    assertThat(said.errors())
        .startsWith("error: a setting is wrong")
        .contains("gone.yaml: there is no such file");
  }

  @Test
  void helpTellsOfEverySetting() {
    String help = Said.by("run", "--help").out();

    assertThat(Settings.ALL).extracting(Setting::option).allMatch(help::contains);
    assertThat(help).containsPattern("How much is logged: error, warn, info, debug,\\s+trace");
  }

  @Test
  void whatMayBeSetIsWhatTheLogKnows() {
    assertThat(Settings.LOG_LEVEL.choices())
        .containsExactlyElementsOf(
            Arrays.stream(LogSettings.Level.values()).map(Enum::name).toList());
    assertThat(Settings.LOG_FORMAT.choices())
        .containsExactlyElementsOf(
            Arrays.stream(LogSettings.Format.values()).map(Enum::name).toList());
  }
}
