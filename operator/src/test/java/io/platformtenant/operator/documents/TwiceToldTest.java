package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said twice is soon said in two ways, and a reader cannot know which one holds. */
class TwiceToldTest {
  private static final String CHANGELOG = "CHANGELOG.md";

  /** Generated, with the same words for the same rule of tenants, classes and cluster stages. */
  private static final String RULES = "docs/rules.md";

  @Test
  void nothingIsToldTwiceWithinOrAcrossPages() {
    List<Passage> told =
        passages(Page.all().stream().filter(p -> !List.of(CHANGELOG, RULES).contains(p.name())));
    assertThat(told).hasSizeGreaterThan(300);
    assertThat(twins(told)).isEmpty();
  }

  @Test
  void noChangeIsToldTwice() {
    assertThat(twins(passages(Stream.of(Page.named(CHANGELOG))))).isEmpty();
  }

  @Test
  void aSentenceWithAWordChangedIsStillTheSame() {
    var page = Page.named("README.md");
    var old = new Line(1, "To hand it over, its owner annotates it with the tenant's name.", false);
    var anew = new Line(2, "To hand it over, somebody annotates it with the tenant's name.", false);
    assertThat(Passage.of(page, old).isToldBy(Passage.of(page, anew))).isTrue();
  }

  private static List<Passage> passages(Stream<Page> pages) {
    return pages
        .flatMap(
            page ->
                page.prose().stream()
                    .filter(Predicate.not(line -> line.text().startsWith("#")))
                    .map(line -> Passage.of(page, line)))
        .toList();
  }

  private static List<String> twins(List<Passage> passages) {
    return IntStream.range(0, passages.size())
        .boxed()
        .flatMap(
            i ->
                passages.subList(i + 1, passages.size()).stream()
                    .filter(passages.get(i)::isToldBy)
                    .map(later -> passages.get(i).where() + " and " + later.where()))
        .toList();
  }
}
