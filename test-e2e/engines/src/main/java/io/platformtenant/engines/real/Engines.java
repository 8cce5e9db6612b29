package io.platformtenant.engines.real;

import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.util.Map;

/** Flux and Argo CD themselves at work on one cluster, and a Git server they can fetch from. */
public interface Engines extends AutoCloseable {
  ControlPlane plane();

  ArgoCdVersion argoCd();

  GitServer git();

  /** Argo CD's API, for people and their tokens. */
  ArgoApi argoApi();

  /** Ends a part as a node that fails would. */
  void stop(EnginePart part);

  /** Starts it again, and returns when it answers. */
  void start(EnginePart part);

  /** Starts it again with something else in its environment, until it ends the next time. */
  void start(EnginePart part, Map<String, String> environment);

  /** The ends of the logs, for a failure's message. */
  String logs();

  @Override
  void close();
}
