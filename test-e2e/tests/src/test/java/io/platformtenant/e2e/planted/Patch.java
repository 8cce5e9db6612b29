package io.platformtenant.e2e.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of one source file, as {@code git diff} writes it.
 *
 * @param what it breaks, in a sentence: the first line of its file
 * @param lastCaughtBy the part of the net that is tried first, as its second line has it; "" where
 *     none is known
 * @param file from the root of the checkout
 */
record Patch(String name, String what, String lastCaughtBy, String file, List<Hunk> hunks) {
  private static final String CAUGHT_BY = "Caught-By: ";
  private static final String INTO = "+++ b/";

  /** Lines that stand there, and those that are to stand there. */
  record Hunk(List<String> from, List<String> to) {
    private static Hunk empty() {
      return new Hunk(new ArrayList<>(), new ArrayList<>());
    }

    private void add(String line) {
      String rest = line.substring(1);
      switch (line.charAt(0)) {
        case '-' -> from.add(rest);
        case '+' -> to.add(rest);
        default -> {
          from.add(rest);
          to.add(rest);
        }
      }
    }

    private String in(String name, String source) {
      String before = text(from);
      int at = source.indexOf(before);
      if (at < 0 || source.indexOf(before, at + 1) >= 0) {
        throw new IllegalStateException(
            name + " finds its place not once in the source:\n" + before);
      }
      return source.substring(0, at) + text(to) + source.substring(at + before.length());
    }

    private static String text(List<String> lines) {
      return String.join("\n", lines) + "\n";
    }
  }

  static Patch read(Path file) {
    List<String> lines = lines(file);
    List<Hunk> hunks = new ArrayList<>();
    String into = "";
    for (String line : lines) {
      if (line.startsWith(INTO)) {
        into = line.substring(INTO.length());
      } else if (line.startsWith("@@")) {
        hunks.add(Hunk.empty());
      } else if (!hunks.isEmpty()) {
        hunks.getLast().add(line.isEmpty() ? " " : line);
      }
    }
    String name = file.getFileName().toString().replace(".patch", "");
    String second = lines.get(1);
    String caughtBy = second.startsWith(CAUGHT_BY) ? second.substring(CAUGHT_BY.length()) : "";
    return new Patch(name, lines.getFirst(), caughtBy, into, List.copyOf(hunks));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the file that is changed. */
  String packageName() {
    return Path.of(file)
        .getParent()
        .toString()
        .replaceFirst(".*src/main/java/", "")
        .replace('/', '.');
  }

  /**
   * The source with the bug in it.
   *
   * @throws IllegalStateException where the source is another by now
   */
  String in(String source) {
    String planted = source;
    for (Hunk hunk : hunks) {
      planted = hunk.in(name, planted);
    }
    return planted;
  }

  @Override
  public String toString() {
    return name;
  }
}
