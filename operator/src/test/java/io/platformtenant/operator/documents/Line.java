package io.platformtenant.operator.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a page.
 *
 * @param isFenced whether it is, or stands in, a block between fences
 */
record Line(int number, String text, boolean isFenced) {
  private static final String FENCE = "```";

  static List<Line> read(String page) {
    List<Line> lines = new ArrayList<>();
    boolean inside = false;
    for (String text : page.lines().toList()) {
      boolean isFence = text.strip().startsWith(FENCE);
      lines.add(new Line(lines.size() + 1, text, inside || isFence));
      inside ^= isFence;
    }
    return lines;
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
