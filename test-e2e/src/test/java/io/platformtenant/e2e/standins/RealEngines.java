package io.platformtenant.e2e.standins;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.controlplane.ControlPlane;
import io.platformtenant.e2e.engines.GitRepository;
import io.platformtenant.e2e.engines.GitServer;
import io.platformtenant.e2e.engines.RealArgo;
import io.platformtenant.e2e.engines.RealFlux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * Flux and Argo CD themselves, on a control plane of their own: on the shared one the stand-ins
 * would do everything as well. One of each for a test JVM.
 */
public final class RealEngines {
  private static final ControlPlane PLANE = ControlPlane.start(System.err::println);
  private static final GitServer GIT;
  private static final RealFlux FLUX = RealFlux.start(PLANE, System.err::println);
  private static final RealArgo ARGO = RealArgo.start(PLANE, System.err::println);
  private static final GitRepository CONFIG;

  static {
    try {
      GIT = GitServer.start(Files.createTempDirectory("platformtenant-git-"));
      CONFIG = GIT.create("config");
      CONFIG.commit(
          Map.of(
              "config.yaml",
              """
              apiVersion: v1
              kind: ConfigMap
              metadata: {name: config}
              data: {key: value}
              """));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(RealEngines::stop));
  }

  private RealEngines() {}

  public static ControlPlane plane() {
    return PLANE;
  }

  public static GitServer git() {
    return GIT;
  }

  public static RealFlux flux() {
    return FLUX;
  }

  public static RealArgo argo() {
    return ARGO;
  }

  public static KubernetesClient admin() {
    return PLANE.admin();
  }

  static EngineUnderTest underTest() {
    return new EngineUnderTest(PLANE.admin(), CONFIG.url(), Duration.ofSeconds(60));
  }

  private static void stop() {
    ARGO.close();
    FLUX.close();
    GIT.close();
  }
}
