package io.platformtenant.e2e.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as people unpack it: under its own name, and as a plugin of kubectl. */
final class DistributionIT {
  private static final Path TARGET = Path.of("..", "..", "operator", "target");
  private static final Path EXAMPLES = Path.of("..", "..", "examples").toAbsolutePath();

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    try (var tars = Files.newDirectoryStream(TARGET, "*-distribution.tar.gz")) {
      Path tar = tars.iterator().next();
      assertThat(said(Map.of(), "tar", "-xzf", tar.toString(), "-C", folder.toString())).isEmpty();
    }
    try (var unpacked = Files.newDirectoryStream(folder, "platformtenant-*")) {
      home = unpacked.iterator().next();
    }
  }

  @Test
  void runsFromBehindALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("pt"), bin("platformtenant"));
    assertThat(said(Map.of(), link.toString(), "validate", EXAMPLES.toString()))
        .contains("nothing to say");
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old/bin"));
    Files.copy(Path.of("/bin/true"), old.resolve("java"));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"21.0.4\"\n");
    assertThat(
            said(
                Map.of("JAVA_HOME", folder.resolve("old").toString()),
                bin("platformtenant").toString(),
                "--version"))
        .contains("of version 21.0.4, and this needs 25 or later");
  }

  @Test
  void isAPluginOfKubectl() throws Exception {
    String kubectl = ControlPlane.shared().kubectl().toString();
    assertThat(said(Map.of(), kubectl, "platformtenant", "--version")).contains("platformtenant ");
    assertThat(said(Map.of(), kubectl, "__complete", "platformtenant", "vali"))
        .contains("validate");
    assertThat(said(Map.of(), kubectl, "__complete", "platformtenant", "explain", "PT22"))
        .contains("PT221");
  }

  @Test
  void saysWhatItIsMadeOf() {
    assertThat(home.resolve("share/sbom/platform-tenant-operator.cdx.json")).isNotEmptyFile();
    assertThat(home.resolve("LICENSE")).isNotEmptyFile();
  }

  private static Path bin(String name) {
    return home.resolve("bin").resolve(name).toAbsolutePath();
  }

  private static String said(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    if (home != null) {
      builder.environment().merge("PATH", bin("").toString(), (path, bin) -> bin + ":" + path);
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
