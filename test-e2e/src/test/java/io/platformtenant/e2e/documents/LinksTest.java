package io.platformtenant.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  private final Documents documents = Documents.here();

  @Test
  void everyRelativeLinkLeadsSomewhere() {
    assertThat(documents.files().stream().flatMap(this::links))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.target()).as(link.toString()).exists());
  }

  @Test
  void everyLinkToASectionFindsItsHeading() {
    assertThat(documents.files().stream().flatMap(this::links).filter(l -> l.section() != null))
        .isNotEmpty()
        .allSatisfy(
            link ->
                assertThat(headings(link.target())).as(link.toString()).contains(link.section()));
  }

  private Stream<Link> links(Path file) {
    return Documents.linesOf(file).stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map((MatchResult found) -> link(file, found));
  }

  private static Link link(Path file, MatchResult found) {
    Path target = found.group(1).isEmpty() ? file : file.resolveSibling(found.group(1));
    return new Link(file, target, found.group(2));
  }

  /** Anchors as GitHub makes them. */
  private static Stream<String> headings(Path file) {
    assertThat(Files.isRegularFile(file)).as("%s is a document", file).isTrue();
    return Documents.linesOf(file).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
  }

  private record Link(Path file, Path target, String section) {}
}
