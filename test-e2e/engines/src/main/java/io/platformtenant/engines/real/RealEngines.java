package io.platformtenant.engines.real;

import io.platformtenant.testkit.controlplane.Surroundings;
import java.util.Map;

/**
 * The engines of this JVM: started at first use, ended with the JVM. They have a control plane of
 * their own; on the shared one the stand-ins would do everything as well. With {@code -Pk3s} they
 * are pods.
 */
public final class RealEngines {
  private static Engines engines;
  private static GitRepository config;

  private RealEngines() {}

  /** Throws anew at each call when they cannot be had, so that every test says why. */
  public static synchronized Engines get() {
    if (engines == null) {
      engines =
          Boolean.getBoolean("engines.k3s")
              ? K3sEngines.start(Surroundings.ofThisJvm())
              : LocalEngines.start(System.err::println);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(engines::close));
    }
    return engines;
  }

  /** A repository with one ConfigMap at its root, which nobody changes. */
  public static synchronized GitRepository config() {
    if (config == null) {
      config = get().git().create("config");
      config.commit(
          Map.of(
              "config.yaml",
              """
              apiVersion: v1
              kind: ConfigMap
              metadata: {name: config}
              data: {key: value}
              """));
    }
    return config;
  }
}
