package io.platformtenant.operator.rules.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write passes, what is a program does not. */
class JqPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".data",
        ".data[\"leader\"]",
        ".metadata.annotations.\"argo/x\"",
        ".metadata.annotations[\"linkerd.io/proxy-version\"]",
        ".webhooks[]?.clientConfig.caBundle",
        ".spec.versions[0].schema",
        ".spec.list[1:3]",
        ".spec.template.spec.containers[] | select(.name == \"linkerd-proxy\")",
        ".spec.template.spec.initContainers[]|select(.name==\"a\")|.resources",
        ".spec.ports[] | select(.nodePort != null) | .nodePort",
        ".spec.template.spec.containers[].env[] | select(.name | test(\"^DD_\")?)",
        ".rules[] | select(has(\"verbs\") and .kind == \"x\" or .n >= 3)",
        ".a[] | select(.b | contains(\"c\") | not)",
        ".data[\"A\"], .data[\"B\"], .stringData[\"A\"]",
        ".[\"a\"].b?"
      })
  void paths(String expression) {
    assertThat(JqPaths.problemIn(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".data | select((reduce range(40) as $i (\"x\" * 100000000; . + .) | length) > 0)",
        "reduce .a[] as $x (0; . + $x)",
        "def f: f; f",
        "[range(1000000)]",
        "range(3)",
        ".a | .., ..",
        "..|..|..",
        ".,.|.,.|.,.",
        "(.a, .a) | (.b, .b)",
        ".a * 2",
        ".a + .a",
        ".a as $x | $x",
        "env.HOME",
        "$ENV.HOME",
        "input",
        "limit(3; repeat(.))",
        "until(.; .)",
        ".a | ascii_downcase",
        ".a | @base64",
        ".a[] | select(.b == \"x\\(.c)\")",
        ".a[] | select(.b | test(\"(a{1000}){1000}\"))",
        ".a[] | select(.b | .c | .d)",
        "select(select(.a))",
        "{a: .b}",
        ".a // .b",
        ".a |= 1",
        ".a #comment",
        "not a path",
        ""
      })
  void programs(String expression) {
    assertThat(JqPaths.problemIn(expression)).isPresent();
  }

  @Test
  void judgesTheLongestTextsAtOnce() {
    assertTimeoutPreemptively(
        ofSeconds(2),
        () -> {
          for (String piece : new String[] {".a", "[]", " | .a", ".a[] ", "\"\\\\\"", " and .a"}) {
            assertThat(JqPaths.problemIn(".a" + piece.repeat(1022 / piece.length()) + "!"))
                .isPresent();
            assertThat(
                    JqPaths.problemIn(
                        ".a | select(.b" + piece.repeat(1000 / piece.length()) + "!)"))
                .isPresent();
          }
        });
  }
}
