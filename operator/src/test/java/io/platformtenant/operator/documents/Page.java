package io.platformtenant.operator.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param name as it is known in the checkout, such as {@code docs/boundary.md}
 */
record Page(String name, List<Line> lines) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Every page for people: those beside the README, and those of the folder docs. */
  static List<Page> all() {
    return Stream.of("", "docs")
        .flatMap(folder -> Checkout.in(folder, ".md").stream())
        .map(Page::named)
        .toList();
  }

  static Page named(String name) {
    return new Page(name, Line.read(Checkout.read(name)));
  }

  /** What is said, without what is shown: fenced blocks are left out. */
  List<Line> prose() {
    return lines.stream().filter(line -> !line.isFenced()).toList();
  }

  /** Runs of lines with nothing empty between them. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    for (Line line : lines) {
      if (line.isFenced() || line.text().isBlank()) {
        close(open, blocks);
      } else {
        open.add(line);
      }
    }
    close(open, blocks);
    return blocks;
  }

  private void close(List<Line> open, List<Block> blocks) {
    if (!open.isEmpty()) {
      blocks.add(new Block(List.copyOf(open)));
      open.clear();
    }
  }

  List<Line> headings() {
    return prose().stream().filter(line -> line.text().startsWith("#")).toList();
  }

  /** What stands under a heading of the second level, up to the next one. */
  Page section(String heading) {
    List<String> texts = lines.stream().map(Line::text).toList();
    int from = texts.indexOf("## " + heading) + 1;
    if (from == 0) {
      throw new IllegalArgumentException(name + " has no section \"" + heading + "\"");
    }
    int to = from;
    while (to < texts.size() && !texts.get(to).startsWith("## ")) {
      to++;
    }
    return new Page(name, lines.subList(from, to));
  }

  /** The texts between backticks. */
  static List<String> code(String text) {
    return CODE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  String where(Line line) {
    return name + ":" + line.number();
  }

  @Override
  public String toString() {
    return name;
  }
}
