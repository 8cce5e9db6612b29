package io.platformtenant.e2e.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout, and the bugs that are kept for it. */
final class Planted {
  private static final Path PATCHES = Path.of("test-e2e/tests/src/test/resources/planted");

  private Planted() {}

  static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .filter(at -> Files.isDirectory(at.resolve(PATCHES)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("run the tests inside a checkout"));
  }

  static List<Patch> all() {
    try (Stream<Path> files = Files.list(root().resolve(PATCHES))) {
      return files.sorted().map(Patch::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String source(Patch patch) {
    try {
      return Files.readString(root().resolve(patch.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
