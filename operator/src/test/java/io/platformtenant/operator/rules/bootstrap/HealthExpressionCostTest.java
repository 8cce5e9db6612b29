package io.platformtenant.operator.rules.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest expressions, those of Flux's own documentation among them, and bombs. */
class HealthExpressionCostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True')",
        "has(status.conditions) && status.conditions.exists(c, c.type == 'Synced' && c.status == 'True')",
        "status.?conditions.orValue([]).exists(e, e.type == 'Ready' && e.status == 'True')",
        "has(data.foo.bar)",
        "has(metadata.generation) && has(status.observedGeneration) && metadata.generation != status.observedGeneration",
        "status.readyReplicas == spec.replicas",
        "status.health.status == 'Healthy' && status.sync.status == 'Synced'",
        "status.succeeded + status.failed == spec.completions",
        "status.output.digest.matches('^sha256:[0-9a-f]{64}$')",
        "status.conditions.map(c, c.type).exists(t, t in ['Ready', 'Available'])",
        "status.steps.all(s, s.git.commitSha == metadata.annotations['example.com/commit'])",
        "status.?reason.orValue('').lowerAscii() == 'failed'",
        "status.optional.hasValue() ? status.optional.value() : true",
        "int(status.progress) >= 100",
        "timestamp(status.lastSync) > timestamp('2026-01-01T00:00:00Z')",
        "status.shards.all(s, s.ready + 1 > s.wanted)",
        "size(status.members) == 3 && status.members.exists_one(m, m.leader)",
        "status.phase.startsWith('Run') || status.phase in ['Running', 'Succeeded']",
        "'Ready' in status.conditions.map(c, c.status == 'True' ? c.type : '')"
      })
  void honest(String expression) {
    assertThat(HealthExpressionCost.problemIn(expression)).isEmpty();
    assertThat(HealthExpressions.problemIn(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'a'.replace('a','aaaaaaaaaa').replace('a','aaaaaaaaaa').size() > 0~longer",
        "'a'. replace ('a','aa') == ''~longer",
        "['a'].join('aaaa') == ''~longer",
        "'%s'.format([a]) == ''~longer",
        "[0,1].all(a, [0,1].all(b, true))~loop in a loop: all",
        "[0,1].filter(a, a > 0).all(a, [0,1].exists(b, true))~loop in a loop: exists",
        "x.all(a, x.map(b, b) == x)~loop in a loop: map",
        "x.map(a, [a, a]).map(a, [a, a]) == x~makes a list or map in a loop",
        "x.map(a, {'k': a}) == x~makes a list or map in a loop",
        "x.map(a, a + a).map(a, a + a) == x~joins texts or lists in a loop",
        "x.map(a, status) == x.map(a, status)~map may pick from a alone, and uses status",
        "x.optMap(a, b) == x~optMap may pick from a alone, and uses b",
        "sets.contains(x, x)~calls contains",
        "sets.intersects(x, y)~calls intersects",
        "base64.encode(x) == ''~longer",
        "x.matches(y)~what is not written out",
        "x.matches('(a{90}){90}')~repeats a group",
        "x.matches('a{1000}')~more than 99 times",
        "x.matches('a{1,1000}')~more than 99 times",
        "a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a == a~adds 17 times",
        "x.getFullYear() > 1~calls getFullYear",
      })
  void bombs(String expression, String problem) {
    assertThat(HealthExpressionCost.problemIn(expression).orElse("nothing")).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((", "a b", ""})
  void whatIsNoCelIsToldByAnother(String expression) {
    assertThat(HealthExpressionCost.problemIn(expression)).isEmpty();
  }
}
