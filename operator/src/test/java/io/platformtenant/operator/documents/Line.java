package io.platformtenant.operator.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a page.
 *
 * @param isFenced whether it is, or stands in, a block between fences
 */
record Line(int number, String text, boolean isFenced) {
  private static final String FENCE = "```";

  static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    boolean inside = false;
    for (String text : texts(file)) {
      boolean isFence = text.strip().startsWith(FENCE);
      lines.add(new Line(lines.size() + 1, text, inside || isFence));
      inside ^= isFence;
    }
    return lines;
  }

  private static List<String> texts(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRow() {
    return text.startsWith("|");
  }

  boolean isItem() {
    return text.matches("(?:[*-]|[0-9]+[.]) .*");
  }

  /** What stands between the bars of a row. */
  List<String> cells() {
    String inside = text.replaceAll("^[|] ?| ?[|]\\s*$", "");
    return List.of(inside.split(" ?(?<!\\\\)[|] ?", -1));
  }
}
