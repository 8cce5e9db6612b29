package io.platformtenant.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

  @ParameterizedTest
  @CsvSource({
    "spec name, 3, 9",
    "spec list, 4, 3",
    "spec list 1, 6, 5",
    "spec list 1 name, 6, 13",
    "spec labels example.com/team, 8, 23",
    "spec list 1 gone deeper, 6, 5",
    "spec gone, 2, 1",
  })
  void everyFieldIsFoundOrWhatItWouldBeIn(String path, int line, int column) {
    Located root =
        only(
            """
            kind: X
            spec:
              name: a
              list:
              - name: a
              - { name: b }
              labels:
                example.com/team: payments
            """);
    assertThat(root.positionOf(path(path))).isEqualTo(new Position(line, column));
  }

  @ParameterizedTest
  @CsvSource({
    "'kind: A', 1",
    "'---\nkind: A', 2",
    "'---\nkind: A\n---\nkind: B', 2",
    "'# a\n---\nkind: A', 3"
  })
  void noDocumentIsPassedOverWhereverItsMarkerStands(String text, int line) {
    Located first = Manifests.read(text).getFirst().root().orElseThrow();
    assertThat(first.json().path("kind").asText()).isEqualTo("A");
    assertThat(first.positionOf(path("kind"))).isEqualTo(new Position(line, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "No", "on", "true", "y"})
  void whatKubectlTakesForABooleanIsNoText(String text) {
    assertThat(only("a: " + text).json().path("a").isBoolean()).isTrue();
    assertThat(only("a: \"" + text + "\"").json().path("a").isTextual()).isTrue();
    assertThat(only("a: !!str " + text).json().path("a").isTextual()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1e3, 1000", "0x1F, 31", "0777, 511", "0o17, 15", "1_000, 1000", "-5, -5", ".5, 0.5"})
  void whatKubectlTakesForANumberIsNoText(String text, double number) {
    JsonNode value = only("a: " + text).json().path("a");
    assertThat(value.isNumber()).isTrue();
    assertThat(value.asDouble()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "v1", "2026-01-31", "12:30", ".", "0x", "1e", "a # b"})
  void textsStayTexts(String text) {
    assertThat(only("a: " + text).json().path("a").isTextual()).isTrue();
  }

  @Test
  void jsonIsReadWhateverItsIndentation() {
    Located root = only("{\n\t\"a\": {\n\t\t\"b\": \"x\\/y\\ud83d\\ude00\"\n\t}\n}\n");
    assertThat(root.json().at("/a/b").asText()).isEqualTo("x/y\ud83d\ude00");
    assertThat(root.positionOf(FieldPath.of("a", "b")).line()).isEqualTo(3);
  }

  @Test
  void aDoubledKeyIsAMistakeAndTheRestIsRead() {
    Document document = Manifests.read("a: 1\nb: 2\na: 3\n").getFirst();
    assertThat(document.mistakes())
        .containsExactly(
            new Mistake(
                Mistake.Kind.DOUBLED_KEY,
                new Position(3, 1),
                FieldPath.of("a"),
                "\"a\" is given twice; keep one"));
    assertThat(document.root()).isPresent();
  }

  @Test
  void aBrokenDocumentHidesNoOther() {
    List<Document> documents = Manifests.read("a: 1\n---\nb: [\n---\nc: 3\n");
    assertThat(documents).hasSize(3);
    assertThat(documents.get(1).mistakes()).hasSize(1);
    assertThat(documents.get(1).mistakes().getFirst().at().line()).isBetween(3, 4);
    assertThat(documents.get(2).root().orElseThrow().positionOf(FieldPath.of("c")))
        .isEqualTo(new Position(5, 4));
  }

  @Test
  void aliasesAndMergesMeanWhatTheyNameAndStandWhereTheyAre() {
    Located root = only("a: &x {p: 1}\nb: *x\nc:\n  <<: *x\n  q: 2\n");
    assertThat(root.json().at("/b/p").asInt()).isEqualTo(1);
    assertThat(root.json().at("/c/p").asInt()).isEqualTo(1);
    assertThat(root.positionOf(FieldPath.of("b"))).isEqualTo(new Position(2, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items: [{kind: A}]\n- kind: B\n",
        "apiVersion: v1\nkind: ConfigMapList\nitems: [{kind: A}, {kind: B}]\n",
      })
  void whateverIsAListForOthersIsItsItems(String text) {
    assertThat(kinds(text)).containsExactly("A", "B");
  }

  @Test
  void whatOnlyHasItemsIsJudgedItselfToo() {
    assertThat(kinds("kind: X\nitems: [{kind: A}, 1, {kind: B}]\n")).contains("X", "A", "B");
    assertThat(kinds("kind: X\nitems: {a: 1}\n")).containsExactly("X");
    assertThat(kinds("kind: XList\nitems: {a: 1}\n")).containsExactly("XList");
  }

  private static List<String> kinds(String text) {
    return Manifests.read(text).stream()
        .flatMap(Document::objects)
        .map(object -> object.json().path("kind").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
  void whatEndsALineForOthersAloneIsRefused(String hidden) {
    for (String text :
        List.of(
            "a: 1\n# harmless" + hidden + "  b: 2\n",
            "# nothing" + hidden + "kind: A\n",
            "kind: A\n# c" + hidden + "---\n",
            "{\"a\": \"" + hidden + "\"}")) {
      List<Mistake> mistakes =
          Manifests.read(text).stream().flatMap(d -> d.mistakes().stream()).toList();
      assertThat(mistakes).as(text).isNotEmpty();
      assertThat(mistakes.getFirst().message())
          .startsWith("character U+%04X ends a line for kubectl".formatted((int) hidden.charAt(0)));
    }
    assertThat(Manifests.read("a: \"\\u2028\"\n").getFirst().mistakes()).isEmpty();
  }

  @Test
  void aListOfKubectlIsItsItems() {
    List<Document> documents =
        Manifests.read("apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n");
    assertThat(documents.getFirst().objects().map(o -> o.json().path("kind").asText()))
        .containsExactly("A", "B");
  }

  @Test
  void nothingIsNoDocument() {
    assertThat(Manifests.read("")).isEmpty();
    assertThat(Manifests.read("# only this\n---\n\n---\n")).isEmpty();
    assertThat(Manifests.read("%YAML 1.2\n---\na: 1\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*gone", "a: &x [*x]", "? [1]\n: 2", "{a: ", "\tb: 1", "a: b: c", "@", "!!"})
  void whatIsNoYamlIsAMistakeAndNoSurprise(String text) {
    assertThat(Manifests.read(text).stream().flatMap(d -> d.mistakes().stream()))
        .extracting(Mistake::kind)
        .containsOnly(Mistake.Kind.SYNTAX);
  }

  @Test
  void aliasesOfAliasesAreNotFollowedForEver() {
    var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
    }
    Stream<String> said =
        Manifests.read(bomb.toString()).stream()
            .flatMap(d -> d.mistakes().stream())
            .map(Mistake::message);
    assertThat(said).singleElement().asString().contains("more than 200000 values");
    assertThat(Manifests.read("[".repeat(5_000)).getFirst().mistakes()).isNotEmpty();
  }

  /** Its steps with spaces between them. */
  private static FieldPath path(String steps) {
    FieldPath path = FieldPath.ROOT;
    for (String step : steps.split(" ", -1)) {
      path = step.matches("[0-9]+") ? path.item(Integer.parseInt(step)) : path.child(step);
    }
    return path;
  }

  private static Located only(String text) {
    List<Document> documents = Manifests.read(text);
    assertThat(documents).hasSize(1);
    assertThat(documents.getFirst().mistakes()).isEmpty();
    return documents.getFirst().root().orElseThrow();
  }
}
