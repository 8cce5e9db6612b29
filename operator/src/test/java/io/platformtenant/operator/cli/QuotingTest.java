package io.platformtenant.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
  private final Quoting quoting = new Quoting();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "12345e6",
        "1_000",
        "0x1F",
        "0o17",
        "0b1",
        "012",
        "12:30:45",
        "+1",
        "-.5",
        ".5",
        ".inf",
        "-.Inf",
        ".NaN",
        "yEs",
        "2026-01-01",
        "yes",
        "no",
        "on",
        "null",
        "~",
        "<<",
        "=",
        "---",
        "ends:",
        " x",
        "x ",
        "a: b",
        "a #b",
        "\t",
        "\u00a0",
        "\u2028",
        "\u202e",
        "* x",
        "- x",
        "& x",
        "{",
        "[",
        "!x"
      })
  void whatWouldBeReadAsSomethingElseStandsInQuotes(String text) {
    assertThat(quoting.needToQuoteValue(text)).isTrue();
    assertThat(quoting.needToQuoteName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.42.0", "main", "10m", "1.x", "./a/b", "payments", "Überweisungen"})
  void whatIsReadAsItIsStandsBare(String text) {
    assertThat(quoting.needToQuoteValue(text)).isFalse();
  }
}
