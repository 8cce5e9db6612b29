package io.platformtenant.operator.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of as many cells each, one under the other as kubectl prints them. */
public final class Table {
  private static final String GAP = "   ";

  private Table() {}

  /**
   * @param lines the first of them the head
   */
  public static String of(List<List<String>> lines) {
    List<Integer> widths =
        IntStream.range(0, lines.getFirst().size())
            .mapToObj(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toList();
    return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining());
  }

  private static String padded(List<String> line, List<Integer> widths) {
    return IntStream.range(0, line.size())
            .mapToObj(i -> line.get(i) + " ".repeat(widths.get(i) - line.get(i).length()))
            .collect(Collectors.joining(GAP))
            .stripTrailing()
        + "\n";
  }
}
