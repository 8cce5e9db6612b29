package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
  @Test
  void everyRelativeLinkLeadsSomewhere() {
    assertThat(links())
        .hasSizeGreaterThan(40)
        .allSatisfy(link -> assertThat(Checkout.path(link.target())).as(link.toString()).exists());
  }

  @Test
  void everyLinkToASectionFindsItsHeading() {
    assertThat(links().filter(link -> link.section() != null))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            link ->
                assertThat(anchors(link.target())).as(link.toString()).contains(link.section()));
  }

  @Test
  void everyPageIsReachedFromTheReadme() {
    Set<String> reached = new TreeSet<>();
    reach("README.md", reached);
    assertThat(reached).containsAll(Page.all().stream().map(Page::name).toList());
  }

  private static Stream<Link> links() {
    return Page.all().stream().flatMap(Link::of);
  }

  private static List<String> anchors(String page) {
    assertThat(page).as("what has sections").endsWith(".md");
    return Link.anchors(Page.named(page)).toList();
  }

  private static void reach(String page, Set<String> reached) {
    if (reached.add(page)) {
      Link.of(Page.named(page))
          .map(Link::target)
          .filter(target -> target.endsWith(".md"))
          .filter(Predicate.not(reached::contains))
          .forEach(target -> reach(target, reached));
    }
  }
}
