package io.platformtenant.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrdFilesTest {
  private static final Path CHART =
      Path.of("..", "helm", "platform-tenant-operator", "files", "crds");

  @Test
  void theChartCarriesTheCrdsThatTheRecordsSay() throws IOException {
    Map<String, String> written = CrdWriter.write();
    assertThat(written)
        .containsOnlyKeys(
            "platformtenants.platformtenant.io.yaml",
            "platformtenantclasses.platformtenant.io.yaml",
            "platformtenantoverrides.platformtenant.io.yaml");
    for (var file : written.entrySet()) {
      Path path = CHART.resolve(file.getKey());
      if (Boolean.getBoolean("refresh")) {
        Files.createDirectories(CHART);
        Files.writeString(path, file.getValue());
      }
      assertThat(file.getValue().lines())
          .as("refresh %s with: mvn -pl crds test -Drefresh", file.getKey())
          .containsExactlyElementsOf(Files.readAllLines(path));
    }
  }
}
