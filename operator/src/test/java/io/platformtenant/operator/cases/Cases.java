package io.platformtenant.operator.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The one home of cases, for planner tests, API-server tests and command-line tests. */
public final class Cases {
  private Cases() {}

  /** Folders of golden cases: a world and what it becomes. */
  public static List<Path> golden() {
    return children("golden", Files::isDirectory);
  }

  /** Files with one mistake each. */
  public static List<Path> rejected() {
    return children("rejected", p -> p.toString().endsWith(".yaml"));
  }

  /** Files that come near a mistake and make none. */
  public static List<Path> accepted() {
    return children("accepted", p -> p.toString().endsWith(".yaml"));
  }

  /** Folders of what people bring, and what is right there. */
  public static List<Path> everyday() {
    return children("everyday", Files::isDirectory);
  }

  /** Folders of what was made by hand, and the contracts that would take it over. */
  public static List<Path> imports() {
    return children("imports", Files::isDirectory);
  }

  /** The input files of a golden case. */
  public static List<Path> inputs(Path golden) {
    return list(golden, p -> p.getFileName().toString().matches("in-.*\\.yaml"));
  }

  private static List<Path> children(String folder, java.util.function.Predicate<Path> which) {
    Path path = root().resolve(folder);
    return Files.isDirectory(path) ? list(path, which) : List.of();
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> which) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(which).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Source files and not a copy of them, so that refreshing writes where git looks. */
  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path cases = at.resolve(Path.of("operator", "src", "test", "resources", "cases"));
      if (Files.isDirectory(cases)) {
        return cases;
      }
    }
    throw new IllegalStateException("run the tests inside a checkout: the cases are there");
  }
}
