package io.platformtenant.e2e.perturbation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Points that passed, a line each in a file: all of them take hours on a small machine, and a run
 * that was stopped goes on where it was.
 */
final class PassedPoints {
  private final String file;
  private final Set<String> before;

  private PassedPoints(String file, Set<String> before) {
    this.file = file;
    this.before = before;
  }

  /**
   * @param file made on the first point that passes; none is kept when empty
   */
  static PassedPoints in(String file) {
    if (file.isEmpty() || !Files.exists(Path.of(file))) {
      return new PassedPoints(file, Set.of());
    }
    try {
      return new PassedPoints(file, new HashSet<>(Files.readAllLines(Path.of(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(Point point) {
    return before.contains(point.toString());
  }

  int count() {
    return before.size();
  }

  synchronized void add(Point point) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.write(
          Path.of(file),
          List.of(point.toString()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
