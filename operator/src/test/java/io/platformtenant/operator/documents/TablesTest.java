package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A row is one only under its head: an empty line, or a text, between them makes bars of it. */
class TablesTest {
  @Test
  void everyRowStandsInATable() {
    assertThat(Page.all().stream().flatMap(TablesTest::rowsOutside)).isEmpty();
  }

  @Test
  void everyRowHasTheColumnsOfItsHead() {
    assertThat(tables()).hasSizeGreaterThan(20).allSatisfy(TablesTest::isEven);
  }

  private static Stream<String> rowsOutside(Page page) {
    return page.blocks().stream()
        .filter(block -> !block.isTable())
        .flatMap(block -> block.lines().stream())
        .filter(Line::isRow)
        .map(line -> page.where(line) + ": " + line.text());
  }

  private static Stream<Block> tables() {
    return Page.all().stream().flatMap(page -> page.blocks().stream()).filter(Block::isTable);
  }

  private static void isEven(Block table) {
    int columns = table.first().cells().size();
    assertThat(table.lines())
        .allSatisfy(row -> assertThat(row.cells()).as(row.text()).hasSize(columns));
  }
}
