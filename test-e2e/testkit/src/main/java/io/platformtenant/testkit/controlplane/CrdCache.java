package io.platformtenant.testkit.controlplane;

import io.platformtenant.testkit.programs.Folders;
import io.platformtenant.testkit.programs.ReleasedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** CRDs copied once out of released Go modules into our cache. */
record CrdCache(Surroundings surroundings) {

  List<Path> files(ReleasedCrds crds) {
    try {
      var target = surroundings.cache().resolve(crds.cacheName());
      if (!Files.isDirectory(target)) {
        fetch(crds, target);
      }
      return crdFiles(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(ReleasedCrds crds, Path target) throws IOException {
    Files.createDirectories(surroundings.cache());
    var workshop = Files.createTempDirectory(surroundings.cache(), "fetching-");
    try {
      download(crds, workshop);
      Files.move(workshop, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another JVM may have been quicker; its copy is as good as ours.
      if (!Files.isDirectory(target)) {
        throw e;
      }
    } finally {
      Folders.delete(workshop);
    }
  }

  private void download(ReleasedCrds crds, Path into) throws IOException {
    try {
      copyFromGo(crds, into);
    } catch (IOException noGo) {
      var engine = DockerEngine.answering(surroundings);
      if (engine.isEmpty()) {
        throw new IllegalStateException(
            "The CRDs of %s cannot be fetched: %s%nInstall Go 1.26 or later, or start a Docker engine."
                .formatted(crds.release(), noGo.getMessage()),
            noGo);
      }
      DockerGo.copy(crds, into);
    }
  }

  private static void copyFromGo(ReleasedCrds crds, Path into) throws IOException {
    var module = new ReleasedModule(crds.module(), crds.version()).folder(into);
    for (var file : crdFiles(module.resolve(crds.folder()))) {
      Files.copy(file, into.resolve(file.getFileName()));
    }
  }

  /** The folders' Kustomize files are no objects. */
  private static List<Path> crdFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .toList();
    }
  }
}
