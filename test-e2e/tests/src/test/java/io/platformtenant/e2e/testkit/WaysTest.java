package io.platformtenant.e2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.testkit.controlplane.BinariesWay;
import io.platformtenant.testkit.controlplane.Plane;
import io.platformtenant.testkit.controlplane.Surroundings;
import io.platformtenant.testkit.controlplane.Way;
import io.platformtenant.testkit.controlplane.Ways;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysTest {

  @TempDir Path machine;

  private final List<String> told = new ArrayList<>();

  @Test
  void theWaysAreTriedInTheirOrder() {
    assertThat(Ways.of(bare()).inOrder())
        .extracting(Way::title)
        .containsExactly(
            "the folder named by PLATFORMTENANT_CONTROL_PLANE",
            "the cache",
            "k3s in Docker",
            "go build from test-e2e/testkit/control-plane");
  }

  @Test
  void theFirstOpenWayIsTakenAndNamed() {
    var ways = new Ways(List.of(closed("one"), open("two"), open("three")));

    assertThat(ways.prepare(told::add)).isEqualTo("two");
    assertThat(told).containsExactly("control plane: taking two", "prepared two");
  }

  @Test
  void aWayThatTurnsOutBlockedIsPassedOverAloud() {
    var ways = new Ways(List.of(blocked("one"), open("two")));

    assertThat(ways.prepare(told::add)).isEqualTo("two");
    assertThat(told).contains("control plane: passing over one: one broke");
  }

  @Test
  void whenNoWayIsOpenEachIsToldWithItsRemedy() {
    var ways = new Ways(List.of(closed("one"), blocked("two")));

    assertThatThrownBy(() -> ways.prepare(told::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("* one: one is closed\n    Open one.")
        .hasMessageContaining("* two: two broke\n    Mend two.");
  }

  @Test
  void aBareMachineIsToldWhatToInstall() {
    assertThatThrownBy(() -> Ways.of(bare()).prepare(told::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the variable is not set")
        .hasMessageContaining("Start a Docker engine")
        .hasMessageContaining("Run inside a clone of the project");
  }

  @Test
  void aNamedFolderThatLacksAProgramSaysWhich() throws IOException {
    program("etcd");
    program("kubectl");

    assertThat(BinariesWay.named(with(BinariesWay.VARIABLE, machine.toString())).obstacle())
        .get()
        .extracting(Way.Obstacle::why)
        .isEqualTo("'" + machine + "' lacks kube-apiserver, kube-controller-manager");
  }

  @Test
  void aNamedFolderWithAllProgramsIsTaken() throws IOException {
    for (var name : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kubectl")) {
      program(name);
    }

    assertThat(BinariesWay.named(with(BinariesWay.VARIABLE, machine.toString())).obstacle())
        .isEmpty();
  }

  private void program(String name) throws IOException {
    assertThat(Files.createFile(machine.resolve(name)).toFile().setExecutable(true)).isTrue();
  }

  private Surroundings bare() {
    return with("DOCKER_HOST", "unix://" + machine.resolve("no.sock"));
  }

  private Surroundings with(String variable, String value) {
    return new Surroundings(Map.of(variable, value), machine, machine, Optional.empty());
  }

  private static Way open(String title) {
    return new Told(title, Optional.empty(), false);
  }

  private static Way closed(String title) {
    var obstacle = new Way.Obstacle(title + " is closed", "Open " + title + ".");
    return new Told(title, Optional.of(obstacle), false);
  }

  private static Way blocked(String title) {
    return new Told(title, Optional.empty(), true);
  }

  private record Told(String title, Optional<Way.Obstacle> obstacle, boolean breaks)
      implements Way {

    @Override
    public void prepare(Consumer<String> progress) throws Blocked {
      if (breaks) {
        throw new Blocked(title + " broke", "Mend " + title + ".", null);
      }
      progress.accept("prepared " + title);
    }

    @Override
    public Plane start(Consumer<String> progress) {
      throw new UnsupportedOperationException();
    }
  }
}
