package io.platformtenant.operator.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.util.diff.DiffUtils;
import org.opentest4j.AssertionFailedError;

/**
 * Files that say what is expected, beside what is made now. With {@code -Drefresh} they are written
 * instead, and git shows the difference.
 */
public final class GoldenFiles {
  private static final int LINES_AROUND = 3;

  private final Path folder;
  private final boolean refresh;
  private final Set<String> compared = new TreeSet<>();

  GoldenFiles(Path folder, boolean refresh) {
    this.folder = folder;
    this.refresh = refresh;
  }

  public static GoldenFiles in(Path folder) {
    return new GoldenFiles(folder, Boolean.getBoolean("refresh"));
  }

  /** Fails, with what differs, where the file does not say what is made now. */
  public void compare(String name, String made) throws IOException {
    compared.add(name);
    Path file = folder.resolve(name);
    if (refresh) {
      Files.writeString(file, made);
    }
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (!expected.equals(made)) {
      throw new AssertionFailedError(difference(name, expected, made), expected, made);
    }
  }

  /** Fails for files that are expected and that nothing was compared with: nobody makes them. */
  void noneIsStale() throws IOException {
    for (String name : stale()) {
      if (!refresh) {
        throw new AssertionFailedError(
            name + " is expected, and nothing makes it any more; " + remedy());
      }
      Files.delete(folder.resolve(name));
    }
  }

  private List<String> stale() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("out-") && !compared.contains(name))
          .sorted()
          .toList();
    }
  }

  private static String difference(String name, String expected, String made) {
    List<String> before = expected.lines().toList();
    var patch = DiffUtils.diff(before, made.lines().toList());
    List<String> lines =
        DiffUtils.generateUnifiedDiff(
            name + ", which is expected", "what is made now", before, patch, LINES_AROUND);
    return "%s is not what is made now; %s%n%s".formatted(name, remedy(), String.join("\n", lines));
  }

  private static String remedy() {
    return "if that is meant, refresh with: mvn -pl operator -am test -Drefresh";
  }
}
