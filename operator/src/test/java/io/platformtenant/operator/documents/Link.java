package io.platformtenant.operator.documents;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link from a page into the checkout.
 *
 * @param target as a path in the checkout
 * @param section the anchor, or null
 */
record Link(String where, String target, String section) {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  private static final Pattern MARK = Pattern.compile("<a id=\"([^\"]+)\"></a>");

  static Stream<Link> of(Page page) {
    return page.prose().stream()
        .flatMap(
            line -> LINK.matcher(line.text()).results().map((MatchResult f) -> of(page, line, f)));
  }

  private static Link of(Page page, Line line, MatchResult found) {
    String written = found.group(1);
    Path here = Path.of(page.name());
    Path target = written.isEmpty() ? here : here.resolveSibling(written).normalize();
    return new Link(page.where(line), target.toString(), found.group(2));
  }

  /** What can be led to on a page: its headings, and what it marks itself. */
  static Stream<String> anchors(Page page) {
    return Stream.concat(
        page.headings().stream().map(Link::anchor),
        page.prose().stream()
            .flatMap(line -> MARK.matcher(line.text()).results())
            .map((MatchResult mark) -> mark.group(1)));
  }

  /** The anchor of a heading, as GitHub makes it. */
  private static String anchor(Line heading) {
    return heading
        .text()
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
