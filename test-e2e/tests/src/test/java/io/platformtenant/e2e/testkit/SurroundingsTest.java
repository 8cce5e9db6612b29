package io.platformtenant.e2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.controlplane.ControlPlaneModule;
import io.platformtenant.testkit.controlplane.DockerEngine;
import io.platformtenant.testkit.controlplane.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

  @TempDir Path machine;

  @Test
  void theCacheFollowsTheUsersCacheDirectory() {
    assertThat(with(Map.of("XDG_CACHE_HOME", "/elsewhere")).cache())
        .isEqualTo(Path.of("/elsewhere/platformtenant"));
    assertThat(with(Map.of("XDG_CACHE_HOME", " ")).cache())
        .isEqualTo(machine.resolve(".cache/platformtenant"));
  }

  @Test
  void theModuleIsFoundFromAnyFolderOfTheProject() throws IOException {
    var module = Files.createDirectories(machine.resolve("clone/test-e2e/testkit/control-plane"));
    Files.createFile(module.resolve("go.mod"));

    for (var folder : new String[] {"clone", "clone/test-e2e/tests", "clone/operator/src"}) {
      var inside = new Surroundings(Map.of(), machine, machine.resolve(folder), Optional.empty());
      assertThat(inside.moduleFolder()).contains(module);
    }
    assertThat(with(Map.of()).moduleFolder()).isEmpty();
  }

  @Test
  void theCacheKeyChangesWithTheModuleAndOnlyThen() throws IOException {
    var module = Files.createDirectories(machine.resolve("module"));
    Files.writeString(module.resolve("go.mod"), "require (\n\tk8s.io/kubernetes v1.37.2 // x\n)");
    Files.writeString(module.resolve("go.sum"), "one");
    var first = ControlPlaneModule.read(module).cacheName();

    assertThat(first).matches("control-plane-v1\\.37\\.2-[0-9a-f]{12}");
    assertThat(ControlPlaneModule.read(module).cacheName()).isEqualTo(first);
    Files.writeString(module.resolve("go.sum"), "two");
    assertThat(ControlPlaneModule.read(module).cacheName()).isNotEqualTo(first);
  }

  @Test
  void dockerIsLookedForWhereDockerSays() {
    assertThat(DockerEngine.places(with(Map.of("DOCKER_HOST", "tcp://10.0.0.1:2375"))))
        .containsExactly(URI.create("tcp://10.0.0.1:2375"));
    assertThat(DockerEngine.places(with(Map.of("XDG_RUNTIME_DIR", "/run/user/1"))))
        .contains(
            URI.create("unix:///var/run/docker.sock"),
            URI.create("unix:///run/user/1/docker.sock"));
  }

  private Surroundings with(Map<String, String> env) {
    return new Surroundings(env, machine, machine, Optional.empty());
  }
}
