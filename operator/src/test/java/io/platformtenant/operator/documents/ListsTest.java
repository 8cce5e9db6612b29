package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListsTest {
  @Test
  void everyItemStandsInAList() {
    assertThat(Page.all().stream().flatMap(ListsTest::itemsOutside)).isEmpty();
  }

  @Test
  void noListIsCutByAnEmptyLine() {
    assertThat(Page.all().stream().flatMap(ListsTest::cuts)).isEmpty();
  }

  @Test
  void numberedListsCount() {
    assertThat(Page.all().stream().flatMap(page -> page.blocks().stream()).map(ListsTest::numbers))
        .filteredOn(numbers -> !numbers.isEmpty())
        .isNotEmpty()
        .allSatisfy(
            numbers ->
                assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
  }

  private static Stream<String> itemsOutside(Page page) {
    return page.blocks().stream()
        .filter(Predicate.not(Block::isList))
        .flatMap(block -> block.lines().stream())
        .filter(Line::isItem)
        .map(page::where);
  }

  private static Stream<String> cuts(Page page) {
    List<Block> blocks = page.blocks();
    return IntStream.range(1, blocks.size())
        .filter(i -> blocks.get(i - 1).isList() && blocks.get(i).isList())
        .filter(i -> gap(blocks.get(i - 1), blocks.get(i)) == 1)
        .mapToObj(i -> page.where(blocks.get(i).first()));
  }

  /** How many lines, empty or fenced, lie between two blocks. */
  private static int gap(Block above, Block below) {
    return below.first().number() - above.lines().getLast().number() - 1;
  }

  private static List<Integer> numbers(Block block) {
    return block.lines().stream().flatMap(ListsTest::number).toList();
  }

  private static Stream<Integer> number(Line line) {
    return line.text().matches("[0-9]+[.] .*")
        ? Stream.of(Integer.valueOf(line.text().substring(0, line.text().indexOf('.'))))
        : Stream.of();
  }
}
