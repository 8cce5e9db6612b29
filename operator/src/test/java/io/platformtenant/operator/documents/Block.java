package io.platformtenant.operator.documents;

import java.util.List;

/** Lines that stand together: a paragraph, a list, a table or a heading. */
record Block(List<Line> lines) {
  Line first() {
    return lines.getFirst();
  }

  boolean isTable() {
    return lines.size() > 2
        && lines.stream().allMatch(Line::isRow)
        && lines.get(1).text().matches("[|](?: ?:?-+:? ?[|])+");
  }

  boolean isList() {
    return first().isItem();
  }

  /** The rows under the head of a table. */
  List<List<String>> rows() {
    return isTable()
        ? lines.subList(2, lines.size()).stream().map(Line::cells).toList()
        : List.of();
  }
}
