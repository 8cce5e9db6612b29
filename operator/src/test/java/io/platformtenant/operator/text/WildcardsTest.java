package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardsTest {
  @ParameterizedTest
  @CsvSource({
    "**, https://anything.example.com/x, true",
    "https://git.example.com/{tenant}/**, https://git.example.com/pay/a/b.git, true",
    "https://git.example.com/{tenant}/**, https://git.example.com/pay-eu/a, false",
    "https://git.example.com/{tenant}/**, https://git.example.com/pay, false",
    "https://git.example.com/{tenant}/*, https://git.example.com/pay/a, true",
    "https://git.example.com/{tenant}/*, https://git.example.com/pay/a/b, false",
    "https://git.example.com/{tenant}/*-config, https://git.example.com/pay/x-config, true",
    "https://*.example.com/{tenant}, https://git.example.com/pay, true",
    "https://*.example.com/{tenant}, https://git.example.com.evil.example/pay, false",
    "https://*.example.com/{tenant}, https://evil.example/.example.com/pay, false",
    "https://git.example.com/*, https://git.example.com:8443/a, false",
    "https://Git.Example.com/A.git, https://git.example.com/a, true",
    "https://charts.git, https://charts.git, true",
    "https://charts.git, https://charts, false",
    "https://git.example.com/a/, https://git.example.com/a, true",
    "git@git.example.com:{tenant}/*, ssh://git@git.example.com/pay/a.git, true",
    "ssh://git@git.example.com/{tenant}/*, git@git.example.com:pay/a, true",
    "*@git.example.com:{tenant}/*, git@git.example.com:pay/a.git, true",
    "{tenant}@git.example.com:a, ssh://pay@git.example.com/a, true",
    "*@git.example.com:a, ssh://git.example.com/a, false",
    "ssh://git@git.example.com/{tenant}/*, https://git.example.com/pay/a, false",
    "https://git.example.com/{tenant}/*, http://git.example.com/pay/a, false",
    "oci://registry.example.com/**, oci://registry.example.com/a/b, true"
  })
  void aPatternMatchesNormalForms(String pattern, String url, boolean matches) {
    assertThat(Wildcards.ofAddresses(pattern, "pay").matches(Address.of(url).normal()))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "{tenant}, pay, true",
    "{tenant}, payx, false",
    "{tenant}-*, pay-prod, true",
    "{tenant}-*, pay-, true",
    "{tenant}-*, pay, false",
    "*-prod, eu-prod, true",
    "*-prod, -prod, true",
    "*-prod, preprod, false",
    "a*b*c, abc, true",
    "a*b*c, aXbYc, true",
    "a*b*c, acb, false",
    "'', '', true",
    "*, '', true",
    "*, a/b, false",
    "**, a/b, true",
    "a.c, abc, false"
  })
  void aPatternMatchesNames(String pattern, String name, boolean matches) {
    assertThat(Wildcards.of(pattern, "pay").matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a?",
        "[ab]",
        "{a,b}",
        "{environment}",
        "{tenant",
        "!a",
        "^a$",
        "a|b",
        "(a)",
        "a+",
        "***",
        "\\*",
        "a b",
        "a\nb",
        "é",
        "${x}",
        "{{x}}",
        "a#b"
      })
  void noOtherSyntaxIsKnown(String pattern) {
    assertThat(Wildcards.problemIn(pattern)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "*", "{tenant}", "{tenant}-*", "https://a.b/**/{tenant}:8/%20~=@"})
  void thisSyntaxIs(String pattern) {
    assertThat(Wildcards.problemIn(pattern)).isEmpty();
  }

  @Test
  void noPatternIsSlow() {
    String pattern = "*a".repeat(256);
    String across = "**a".repeat(170);
    String text = "a".repeat(511) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(Wildcards.of(pattern, "pay").matches(text)).isFalse();
            assertThat(Wildcards.of(across, "pay").matches(text)).isFalse();
          }
        });
  }

  /** Against the regular expression that says the same. */
  @Test
  void itMeansWhatTheRegularExpressionMeans() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern = any(random, "a", "b", "/", "*", "**").replace("***", "**");
      String text = any(random, "a", "b", "/");
      String regex = pattern.replace("**", "%").replace("*", "[^/]*").replace("%", ".*");
      assertThat(Wildcards.of(pattern, "x").matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(text.matches(regex));
    }
  }

  private static String any(Random random, String... pieces) {
    var text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
