package io.platformtenant.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SourcesTest {

  @Test
  void anOptionStandsOverTheEnvironmentAndThatOverTheFile() {
    var file = SettingsFile.of("f", "resync: 1h\nconcurrency: 2\nmaxBackoff: 3m\n");
    var environment =
        Map.of("PLATFORMTENANT_RESYNC", "2h", "PLATFORMTENANT_CONCURRENCY", "3", "HOME", "/");
    var read = new Sources(Map.of("resync", "3h"), environment, Optional.of(file)).read();

    assertThat(read.mistakes()).isEmpty();
    assertThat(read.configuration().get(Settings.RESYNC)).isEqualTo(Duration.ofHours(3));
    assertThat(read.configuration().get(Settings.CONCURRENCY)).isEqualTo(3);
    assertThat(read.configuration().get(Settings.MAX_BACKOFF)).isEqualTo(Duration.ofMinutes(3));
    assertThat(read.configuration().get(Settings.DEBOUNCE)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void everyMistakeIsToldOfEverySourceWithItsPlace() {
    var file =
        SettingsFile.of(
            "operator.yaml",
            """
            resync: 5 minutes
            resink: 5m
            noClasses: perhaps
            logLevel: {root: debug}
            maxBackoff: 1m
            maxBackoff: 2m
            """);
    var read =
        new Sources(
                Map.of("concurrency", "0", "tenant-selector", "a=b=c"),
                Map.of("PLATFORMTENANT_LOG_FORMAT", "xml"),
                Optional.of(file))
            .read();

    assertThat(read.mistakes())
        .containsExactlyInAnyOrder(
            "operator.yaml:1: resync: \"5 minutes\" is no duration such as 30s, 5m or 1h30m",
            "operator.yaml:2: resink: there is no such setting",
            "operator.yaml:3: noClasses: \"perhaps\" is neither true nor false",
            "operator.yaml:4: logLevel: a value or a list of values is wanted",
            "operator.yaml:6: \"maxBackoff\" is given twice; keep one",
            "--concurrency: \"0\" is no number from 1 to 256",
            "--tenant-selector: \"a=b=c\" is no requirement of a label selector",
            "PLATFORMTENANT_LOG_FORMAT: \"xml\" is none of text, json");
  }

  @Test
  void whatIsOverruledIsReadAllTheSame() {
    var read =
        new Sources(
                Map.of("resync", "10m"), Map.of("PLATFORMTENANT_RESYNC", "soon"), Optional.empty())
            .read();

    assertThat(read.mistakes())
        .containsExactly("PLATFORMTENANT_RESYNC: \"soon\" is no duration such as 30s, 5m or 1h30m");
  }

  @Test
  void aListIsWrittenAsOneOrBetweenCommas() {
    for (var text :
        List.of("bindableClusterRoles: [a, b]", "bindableClusterRoles: a, b", "# nothing")) {
      var read = new Sources(Map.of(), Map.of(), Optional.of(SettingsFile.of("f", text))).read();
      assertThat(read.mistakes()).isEmpty();
      if (!text.startsWith("#")) {
        assertThat(read.configuration().get(Settings.BINDABLE)).containsExactlyInAnyOrder("a", "b");
      }
    }
  }

  @Test
  void aFileIsOneMap() {
    assertThat(SettingsFile.of("f", "- resync").mistakes())
        .containsExactly("f: settings are a map, such as \"resync: 10m\"");
    assertThat(SettingsFile.of("f", "resync: 1m\n---\nresync: 2m\n").mistakes())
        .containsExactly("f: there are several documents in it; settings are one");
    assertThat(SettingsFile.of("f", "resync: [").mistakes())
        .singleElement()
        .asString()
        .startsWith("f:");
  }

  @Test
  void namesOfSettingsAreTheirOwn() {
    List<Function<Setting<?>, String>> names =
        List.of(Setting::option, Setting::variable, Setting::key);
    for (var name : names) {
      var all = Settings.ALL.stream().map(name).toList();
      assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    }
    assertThat(Settings.MAX_BACKOFF.key()).isEqualTo("maxBackoff");
    assertThat(Settings.MAX_BACKOFF.variable()).isEqualTo("PLATFORMTENANT_MAX_BACKOFF");
  }
}
