package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void whatSomebodyWroteIsQuoted() {
    assertThat(Phrase.of("stage {} names source {}", "apps", "config").text())
        .isEqualTo("stage \"apps\" names source \"config\"");
    assertThat(Phrase.of("gate {} of {tenant}", GateLike.None).text())
        .isEqualTo("gate \"None\" of {tenant}");
  }

  @Test
  void numbersAndPhrasesAreNot() {
    assertThat(Phrase.of("{} {} characters long", Phrase.of("{} is", "api"), 54).text())
        .isEqualTo("\"api\" is 54 characters long");
  }

  /** Who writes {} into a name gets it back, and no value of another. */
  @Test
  void aValueIsNoTemplate() {
    assertThat(Phrase.of("{}, then {}", "{}", new Phrase("{}")).text())
        .isEqualTo("\"{}\", then {}");
    assertThat(Phrase.of("{}", "$1\\").text()).isEqualTo("\"$1\\\"");
  }

  @Test
  void everyValueHasItsPlace() {
    assertThatThrownBy(() -> Phrase.of("{} and {}", "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for: {} and {}");
    assertThatThrownBy(() -> Phrase.of("none", "one")).isInstanceOf(IllegalArgumentException.class);
  }

  private enum GateLike {
    None
  }
}
