package io.platformtenant.e2e.engines;

import java.util.Map;

/**
 * The engines of this JVM: started at first use, ended with the JVM. They have a control plane of
 * their own; on the shared one the stand-ins would do everything as well.
 */
public final class RealEngines {
  private static final Engines ENGINES = LocalEngines.start(System.err::println);
  private static final GitRepository CONFIG = ENGINES.git().create("config");

  static {
    CONFIG.commit(
        Map.of(
            "config.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config}
            data: {key: value}
            """));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ENGINES::close));
  }

  private RealEngines() {}

  public static Engines get() {
    return ENGINES;
  }

  /** A repository with one ConfigMap at its root, which nobody changes. */
  public static GitRepository config() {
    return CONFIG;
  }
}
