package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadingsTest {
  /** It has the same headings for every release. */
  private static final String CHANGELOG = "CHANGELOG.md";

  @Test
  void noHeadingStandsTwiceOnAPage() {
    assertThat(Page.all().stream().filter(page -> !page.name().equals(CHANGELOG)))
        .flatMap(HeadingsTest::named)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPageHasOneTitleAndItIsItsFirstLine() {
    assertThat(Page.all())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            page ->
                assertThat(page.headings().stream().filter(h -> h.text().startsWith("# ")))
                    .as(page.name())
                    .containsExactly(page.lines().getFirst()));
  }

  @Test
  void everyHeadingStandsAlone() {
    assertThat(Page.all().stream().flatMap(HeadingsTest::crowded)).isEmpty();
  }

  private static List<String> named(Page page) {
    return page.headings().stream().map(heading -> page.name() + ": " + heading.text()).toList();
  }

  private static Stream<String> crowded(Page page) {
    return page.blocks().stream()
        .filter(block -> block.lines().size() > 1)
        .flatMap(block -> block.lines().stream())
        .filter(line -> line.text().startsWith("#"))
        .map(page::where);
  }
}
