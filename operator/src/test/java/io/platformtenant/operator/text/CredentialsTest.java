package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://git.example.com/a.git           | https://git.example.com/a.git
          https://bob:pw@git.example.com/a.git    | https://(not shown)@git.example.com/a.git
          https://token@git.example.com/a.git     | https://(not shown)@git.example.com/a.git
          https://bob:p@w@git.example.com/a.git   | https://(not shown)@git.example.com/a.git
          at https://a:b@c, and https://d:e@f     | at https://(not shown)@c, and https://(not shown)@f
          https://example.com/@scope/b            | https://example.com/@scope/b
          git@git.example.com:a.git               | git@git.example.com:a.git
          """)
  void noAddressSaysWhoseItIs(String text, String shown) {
    assertThat(Credentials.hiddenIn(text)).isEqualTo(shown);
  }
}
