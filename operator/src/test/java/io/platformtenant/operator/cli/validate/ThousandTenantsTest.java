package io.platformtenant.operator.cli.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as people start it, over a repository as big as they get. How long it takes is
 * measured by {@code ./benchmark --only command_line}.
 */
class ThousandTenantsTest {
  private static final int TENANTS = 1_000;
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  @Test
  void everyOneOfAThousandIsCheckedAmongTheOthers() throws Exception {
    repository();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.platformtenant.operator.cli.Main",
                "validate",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isEqualTo(1);
    assertThat(out).contains(TENANTS + " tenants and 1 class in " + (TENANTS + 1) + " files: ");
    assertThat(out)
        .as("rules across tenants are among them")
        .contains("namespace \"tenant500-prod\" belongs by its name to tenant \"tenant500-prod\"")
        .contains("1 error, 0 warnings");
  }

  private void repository() throws IOException {
    Files.copy(EXAMPLES.resolve("class-standard.yaml"), folder.resolve("class.yaml"));
    String tenant = Files.readString(EXAMPLES.resolve("tenant-payments.yaml"));
    for (int i = 0; i < TENANTS - 1; i++) {
      write(i, tenant.replace("payments", "tenant%03d".formatted(i)));
    }
    write(
        TENANTS - 1,
        tenant
            .replace("payments", "tenant500-prod")
            .replace("name: tenant500-prod-prod", "name: tenant500-prod"));
    assertThat(List.of(folder.toFile().list())).hasSize(TENANTS + 1);
  }

  private void write(int number, String tenant) throws IOException {
    Files.writeString(folder.resolve("tenant-%03d.yaml".formatted(number)), tenant);
  }
}
