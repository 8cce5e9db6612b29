package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortenedTest {
  private static final String SMILES = "🙂".repeat(20);

  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Shortened.toLength("payments", 8)).isEqualTo("payments");
    assertThat(Shortened.toBytes("zürich", 7)).isEqualTo("zürich");
  }

  @Test
  void whatIsCutSaysSo() {
    assertThat(Shortened.toLength("payments", 7)).isEqualTo("paymen…");
    assertThat(Shortened.toBytes("zürich", 6)).isEqualTo("zü…");
  }

  @Test
  void noCharacterIsCutInTwo() {
    IntStream.range(4, 40)
        .forEach(
            most -> {
              assertThat(Shortened.toLength("a" + SMILES, most)).satisfies(this::isWhole);
              assertThat(Shortened.toBytes("a" + SMILES, most)).satisfies(this::isWhole);
            });
  }

  @Test
  void bytesAreCountedAndNotCharacters() {
    IntStream.range(4, 80)
        .forEach(
            most -> {
              byte[] left =
                  Shortened.toBytes("aü€" + SMILES, most).getBytes(StandardCharsets.UTF_8);
              assertThat(left.length).isLessThanOrEqualTo(most).isGreaterThan(most - 4);
            });
  }

  private void isWhole(String text) {
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }
}
