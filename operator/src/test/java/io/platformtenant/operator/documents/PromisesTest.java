package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about the boundary promises is tried, section by section. */
class PromisesTest {
  private static final List<List<String>> ROWS =
      Page.named("docs/development.md").section("What holds the boundary").blocks().stream()
          .filter(Block::isTable)
          .flatMap(table -> table.lines().stream().skip(2))
          .map(Line::cells)
          .toList();

  @Test
  void noSectionIsWithoutATest() {
    assertThat(ROWS.stream().map(List::getFirst).filter(section -> !section.isBlank()))
        .containsExactlyElementsOf(sections().toList());
  }

  @Test
  void everyRowSaysWhatIsTriedAndByWhat() {
    assertThat(ROWS)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            row -> {
              assertThat(row.get(1)).isNotBlank();
              assertThat(Page.code(row.get(2))).isNotEmpty();
            });
  }

  private static Stream<String> sections() {
    return Page.named("docs/boundary.md").headings().stream()
        .map(Line::text)
        .filter(heading -> heading.startsWith("## "))
        .map(heading -> heading.substring(3));
  }
}
