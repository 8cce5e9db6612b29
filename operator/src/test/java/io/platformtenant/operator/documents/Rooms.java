package io.platformtenant.operator.documents;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rooms of the operator as its classes have them.
 *
 * @param knows a room, and the rooms whose classes its own name
 */
record Rooms(SortedMap<String, SortedSet<String>> knows) {
  private static final String ROOT = "io.platformtenant.operator";
  private static final String SOURCES = "operator/src/main/java/io/platformtenant/operator/";
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*[\\s*]*(.*?[.])(\\s|\\*/)", Pattern.DOTALL);

  static Rooms read() {
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    SortedMap<String, SortedSet<String>> knows = new TreeMap<>();
    for (JavaClass some : code) {
      SortedSet<String> known = knows.computeIfAbsent(room(some), r -> new TreeSet<>());
      some.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(target -> target.getPackageName().startsWith(ROOT + "."))
          .map(Rooms::room)
          .filter(other -> !other.equals(room(some)))
          .forEach(known::add);
    }
    return new Rooms(knows);
  }

  private static String room(JavaClass some) {
    return some.getPackageName().substring(ROOT.length() + 1).replaceFirst("[.].*", "");
  }

  /** A table of the rooms, the highest floor first, and a drawing of what knows what. */
  String draw() {
    String table =
        fromAbove()
            .map(room -> "| " + floor(room) + " | `" + room + "/` | " + sentence(room) + " |\n")
            .collect(joining("", "| floor | room | what lives there |\n|---|---|---|\n", "\n"));
    String arrows =
        fromAbove()
            .flatMap(room -> directly(room).map(other -> "  " + room + " --> " + other + "\n"))
            .collect(joining());
    return table + "```mermaid\nflowchart TD\n" + arrows + "```\n";
  }

  private Stream<String> fromAbove() {
    return knows.keySet().stream()
        .sorted(
            Comparator.comparingInt((String room) -> floor(room))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
  }

  /** One above the highest room it knows; there is none where rooms know each other in a cycle. */
  private int floor(String room) {
    return 1 + knows.get(room).stream().mapToInt(this::floor).max().orElse(-1);
  }

  /** What is known through another room as well is not drawn. */
  private Stream<String> directly(String room) {
    return knows.get(room).stream()
        .filter(
            other ->
                knows.get(room).stream()
                    .noneMatch(between -> !between.equals(other) && reaches(between, other)));
  }

  private boolean reaches(String room, String other) {
    return knows.get(room).contains(other)
        || knows.get(room).stream().anyMatch(next -> reaches(next, other));
  }

  private static String sentence(String room) {
    var found = FIRST_SENTENCE.matcher(Checkout.read(SOURCES + room + "/package-info.java"));
    if (!found.find()) {
      throw new IllegalStateException("package-info of " + room + " says nothing");
    }
    return found
        .group(1)
        .replaceAll("\\s*\n \\*\\s*", " ")
        .replaceAll("\\{@(?:link|code) (?:[a-z.]+\\.)?([^}]+)}", "`$1`");
  }
}
