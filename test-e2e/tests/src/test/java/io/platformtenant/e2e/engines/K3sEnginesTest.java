package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.engines.real.K3sEngines;
import io.platformtenant.testkit.controlplane.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class K3sEnginesTest {
  @Test
  void withoutADockerEngineNothingIsPassedOver(@TempDir Path folder) {
    var bare =
        new Surroundings(
            Map.of("DOCKER_HOST", "unix://" + folder.resolve("none")),
            folder,
            folder,
            Optional.empty());

    assertThatThrownBy(() -> K3sEngines.start(bare))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("not run: needs Docker");
  }
}
