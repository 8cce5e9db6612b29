package io.platformtenant.testkit.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.containers.GenericContainer;

/**
 * Fetches released Go modules in a container, for machines with Docker and without Go. Compiled but
 * not yet run, for the same reason as {@link K3sPlane}.
 */
final class DockerGo {

  private static final String IMAGE = "golang:1.26";

  private DockerGo() {}

  static void copy(ReleasedCrds crds, Path into) throws IOException {
    try (var container = new GenericContainer<>(IMAGE)) {
      container.withCommand("sleep", "infinity").start();
      K3sPlane.read(container, "go", "mod", "download", crds.release());
      var folder = "/go/pkg/mod/" + crds.release() + "/" + crds.folder();
      for (var name : K3sPlane.read(container, "ls", folder).lines().toList()) {
        Files.writeString(into.resolve(name), K3sPlane.read(container, "cat", folder + "/" + name));
      }
    }
  }
}
