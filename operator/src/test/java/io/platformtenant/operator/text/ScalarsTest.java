package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

class ScalarsTest {
  private static final int TEXTS = 200_000;
  private static final List<String> PIECES =
      List.of(
          "yes", "No", "on", "y", "null", "~", "true", "1", "0", "3", "e", "E", "x", "o", "0x",
          "1f", "_", ".", "inf", ".nan", ":", ": ", " #", "#", "-", "- ", "--- ", "...", "?", "? ",
          "{", "}", "[", "]", ",", ", ", "&", "&a ", "*", "*a", "!", "!!int ", "|", ">", "%", "@",
          "`", "'", "\"", "\\", "\n", "\r", "\t", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff",
          "\u0000", "\u001b", " ", "a", "b", "prod", "2026", "-01", "12:30", ":00", "=", "<<", "$",
          "${x}", "+", "/", "~", "é", "😀", "(", ")", ";", "<", "^", "^a$");

  /** Read by a parser of YAML 1.1 that nobody here wrote. */
  @Test
  void whatPassesStaysATextInYaml() {
    var random = new Random(4);
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    int passed = 0;
    for (int i = 0; i < TEXTS; i++) {
      var text = new StringBuilder();
      for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (Scalars.problemIn(text.toString()).isEmpty()) {
        passed++;
        assertStays(yaml, text.toString());
      }
    }
    System.out.printf("%d of %d hostile texts refused%n", TEXTS - passed, TEXTS);
    assertThat(passed).isBetween(1_000, TEXTS / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-3", "123456789012345678"})
  void wholeNumbersAreRead(String value) {
    assertThat(Scalars.isInteger(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-0", "+3", "03", "0x1f", "1_000", "1e3", "3.0", "1234567890123456789", "3\n"})
  void whatOnlyLooksLikeAWholeNumberIsNot(String value) {
    assertThat(Scalars.isInteger(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "500m", "2Gi", "1.5Gi", "1e3", "1E3", "0.5", "100k", "-1"})
  void quantitiesAreRead(String value) {
    assertThat(Scalars.isQuantity(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gi", "1 Gi", "1gi", "1KB", "010", "0x1", "1_000", "1Gi\n", "1,5"})
  void whatOnlyLooksLikeAQuantityIsNot(String value) {
    assertThat(Scalars.isQuantity(value)).isFalse();
  }

  private static void assertStays(Yaml yaml, String text) {
    assertReads(yaml, "key: " + text + "\nother: 1\n", Map.of("key", text, "other", 1));
    assertReads(yaml, "- " + text + "\n- 1\n", List.of(text, 1));
    assertReads(yaml, "key: a" + text + "b\n", Map.of("key", "a" + text + "b"));
  }

  private static void assertReads(Yaml yaml, String document, Object expected) {
    try {
      Object read = yaml.load(document);
      assertThat(read).isEqualTo(expected);
    } catch (YAMLException e) {
      throw new AssertionError("broke out: " + document, e);
    }
  }
}
