package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("team", "a", "example.com/tier", "gold", "empty", "", "size", "7");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | true
          team=a                      | true
          team == a                   | true
          team=b                      | false
          other=a                     | false
          team!=a                     | false
          team!=b                     | true
          other!=a                    | true
          example.com/tier            | true
          other                       | false
          !other                      | true
          ! team                      | false
          team in (a, b)              | true
          team in(b,c)                | false
          other in (a)                | false
          team notin (a,b)            | false
          team notin (b)              | true
          other notin (a)             | true
          empty=                      | true
          empty in ()                 | true
          team in (b,)                | false
          size>6                      | true
          size < 7                    | false
          team>1                      | false
          other>1                     | false
          team=a,example.com/tier     | true
          team in (a,b),!other,size>6 | true
          team in (a,b),other         | false
          """)
  void selectsAsTheApiServerDoes(String selector, boolean expected) {
    assertThat(LabelSelector.of(selector).selects(LABELS)).isEqualTo(expected);
  }

  @Test
  void whatHasNoLabelsLacksThemAll() {
    assertThat(LabelSelector.of("!team").selects(null)).isTrue();
    assertThat(LabelSelector.of("team").selects(null)).isFalse();
    assertThat(LabelSelector.ALL.selects(null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=a,",
        ",team=a",
        "a b",
        "team in a",
        "team in (a",
        "!team=a",
        "-x=a",
        "team=-a",
        "team>b",
        "team=a=b",
        "team in (a) b",
        "(a)",
        "=a",
        "a/b/c",
        "team,,other"
      })
  void refusesWhatTheApiServerRefuses(String selector) {
    assertThatThrownBy(() -> LabelSelector.of(selector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no requirement of a label selector");
  }
}
