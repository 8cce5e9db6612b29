package io.platformtenant.testkit.controlplane;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** etcd, kube-apiserver and kube-controller-manager as processes on loopback. */
final class LocalPlane implements Plane {

  private static final int PORT_ATTEMPTS = 4;

  private final Binaries binaries;
  private final String origin;
  private final Boot boot;
  private final AuditLog audit;

  private LocalPlane(Binaries binaries, String origin, Boot boot) {
    this.binaries = binaries;
    this.origin = origin;
    this.boot = boot;
    this.audit = AuditLog.of(boot.auditLog());
  }

  /** Throws an {@link IllegalStateException} with the ends of the logs when it does not start. */
  static LocalPlane start(Binaries binaries, String origin) {
    for (int attempt = 1; ; attempt++) {
      try {
        var boot = Boot.into(Files.createTempDirectory("platformtenant-control-plane-"), binaries);
        try {
          boot.up();
          return new LocalPlane(binaries, origin, boot);
        } catch (IOException | RuntimeException e) {
          var clash = boot.portWasTaken();
          boot.down();
          if (!clash || attempt == PORT_ATTEMPTS) {
            throw e;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Config adminConfig() {
    return boot.adminConfig();
  }

  @Override
  public Optional<Path> kubectl() {
    return Optional.of(binaries.program(Binaries.KUBECTL));
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public String hostAddress() {
    return "127.0.0.1";
  }

  @Override
  public void close() {
    boot.down();
  }
}
