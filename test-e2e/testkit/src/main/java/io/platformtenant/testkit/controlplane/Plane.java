package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.Optional;

/** A control plane that runs, whichever way it came. */
public interface Plane extends AutoCloseable {

  /** Where it comes from, in words. */
  String origin();

  Config adminConfig();

  Optional<Path> kubectl();

  AuditLog audit();

  /** The address at which what runs on this cluster finds servers of this JVM. */
  String hostAddress();

  @Override
  void close();
}
