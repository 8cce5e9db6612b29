package io.platformtenant.operator.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that the pages and all they speak of lie in. */
final class Checkout {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> NOT_OURS = Set.of("target", ".git");

  private Checkout() {}

  static Path path(String inside) {
    return ROOT.resolve(inside).normalize();
  }

  /** The files right in a folder, as paths in the checkout. */
  static List<String> in(String folder, String suffix) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return named(files, suffix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder and of all below it but what was built, as paths in the checkout. */
  static List<String> below(String folder, String suffix) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return named(files.filter(Checkout::isOurs), suffix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> named(Stream<Path> files, String suffix) {
    return files
        .filter(Files::isRegularFile)
        .map(file -> ROOT.relativize(file).toString())
        .filter(file -> file.endsWith(suffix))
        .sorted()
        .toList();
  }

  private static boolean isOurs(Path file) {
    return Stream.iterate(file, f -> f != null, Path::getParent)
        .noneMatch(f -> f.getFileName() != null && NOT_OURS.contains(f.getFileName().toString()));
  }
}
