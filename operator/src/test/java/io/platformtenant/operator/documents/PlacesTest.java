package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages name of the checkout is there, and called so still. */
class PlacesTest {
  private static final Pattern PLACE =
      Pattern.compile("(?:crds|operator|helm|test-e2e|examples|docs|[.]ci|[.]tools)/[\\w./-]*");
  private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*[a-z](?:Test|IT|Contract)\\b");
  private static final Pattern METHOD =
      Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT|Contract))[.](\\w+)`");
  private static final Pattern MODULE = Pattern.compile(" -pl ([\\w/-]+)");
  private static final Pattern PROFILE = Pattern.compile(" -P([\\w,]+)");

  @Test
  void everyFolderAndFileIsThere() {
    assertThat(
            Page.all().stream()
                .flatMap(page -> page.prose().stream())
                .flatMap(line -> Page.code(line.text()).stream())
                .filter(code -> PLACE.matcher(code).matches()))
        .hasSizeGreaterThan(10)
        .allSatisfy(place -> assertThat(Checkout.path(place)).exists());
  }

  @Test
  void everyTestIsThere() {
    Set<String> classes =
        Checkout.below("", ".java").stream()
            .map(file -> file.replaceAll(".*/|[.]java$", ""))
            .collect(Collectors.toSet());
    assertThat(named(TEST, 0)).hasSizeGreaterThan(10).allMatch(classes::contains);
  }

  @Test
  void everyMethodOfATestIsThere() {
    Map<String, String> files =
        Checkout.below("", ".java").stream()
            .filter(file -> TEST.matcher(file).find())
            .collect(Collectors.toMap(file -> file.replaceAll(".*/|[.]java$", ""), file -> file));
    List<MatchResult> methods =
        Page.all().stream()
            .flatMap(page -> page.lines().stream())
            .flatMap(line -> METHOD.matcher(line.text()).results())
            .toList();
    assertThat(methods)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            m -> assertThat(Checkout.read(files.get(m.group(1)))).contains(" " + m.group(2) + "("));
  }

  @Test
  void everyModuleIsThere() {
    assertThat(named(MODULE, 1))
        .isNotEmpty()
        .allSatisfy(module -> assertThat(Checkout.path(module + "/pom.xml")).exists());
  }

  @Test
  void everyProfileIsThere() {
    String builds =
        Checkout.below("", "pom.xml").stream().map(Checkout::read).collect(Collectors.joining());
    assertThat(named(PROFILE, 1).flatMap(profiles -> Stream.of(profiles.split(","))))
        .isNotEmpty()
        .allMatch(profile -> builds.contains("<id>" + profile + "</id>"));
  }

  private static Stream<String> named(Pattern pattern, int group) {
    return Page.all().stream()
        .flatMap(page -> page.lines().stream())
        .flatMap(line -> pattern.matcher(line.text()).results())
        .map((MatchResult found) -> found.group(group));
  }
}
