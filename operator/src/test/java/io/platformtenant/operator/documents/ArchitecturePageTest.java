package io.platformtenant.operator.documents;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on the rooms tells of those there are. */
class ArchitecturePageTest {
  private static final String NAME = "docs/architecture.md";
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?<=<!-- drawn from the imports -->\n\n).*?(?=\n<!-- end -->)", Pattern.DOTALL);

  /** Names of classes begin so; one word alone may be a kind or a reason. */
  private static final Pattern CLASS = Pattern.compile("(?:[A-Z][a-z]+){2,}");

  @Test
  void theDrawingIsThatOfTheImports() throws IOException {
    String page = Checkout.read(NAME);
    String drawing = Rooms.read().draw();
    if (Boolean.getBoolean("refresh")) {
      String fresh = DRAWN.matcher(page).replaceFirst(Matcher.quoteReplacement(drawing));
      Files.writeString(Checkout.path(NAME), fresh);
      page = fresh;
    }
    assertThat(DRAWN.matcher(page).results().map(found -> found.group()).toList())
        .as("refresh with: mvn verify -Drefresh")
        .isEqualTo(List.of(drawing));
  }

  /** A room that holds more has more than one thing in it. */
  @Test
  void noRoomIsOverfull() {
    Map<String, Long> sizes =
        Checkout.below("operator/src/main", ".java").stream()
            .collect(groupingBy(file -> file.replaceFirst("/[^/]*$", ""), counting()));
    assertThat(sizes).isNotEmpty().allSatisfy((room, files) -> assertThat(files).isLessThan(26));
  }

  @Test
  void everyClassItNamesIsThere() {
    Set<String> classes =
        Checkout.below("", ".java").stream()
            .map(file -> file.replaceAll(".*/", "").replaceAll("\\.java$", ""))
            .collect(Collectors.toSet());
    assertThat(Page.named(NAME).prose())
        .flatExtracting(line -> Page.code(line.text()))
        .filteredOn(code -> CLASS.matcher(code).matches())
        .isNotEmpty()
        .allMatch(classes::contains);
  }
}
