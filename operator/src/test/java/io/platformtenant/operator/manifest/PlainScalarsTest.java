package io.platformtenant.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.text.PlainYaml;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainScalarsTest {
  private static final int TEXTS = 200_000;
  private static final List<String> PIECES =
      List.of(
          "yes", "No", "ON", "oFF", "y", "N", "null", "Null", "~", "true", "0", "1", "7", "9", "e",
          "E", "x", "X", "o", "b", "f", "_", ".", "inf", ".Inf", ".nan", ".NaN", "-", "+", ":",
          "=");

  /** What kubectl reads is one reading of many, and none that the others do not know of. */
  @Test
  void whatIsNoTextToKubectlIsNoneToTheRules() {
    var random = new Random(5);
    int others = 0;
    for (int i = 0; i < TEXTS; i++) {
      var text = new StringBuilder();
      for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (!PlainScalars.read(text.toString()).isTextual()) {
        others++;
        assertThat(PlainYaml.of(text.toString())).as(text.toString()).isNotEqualTo(PlainYaml.TEXT);
      }
    }
    assertThat(others).isGreaterThan(10_000);
  }
}
