package io.platformtenant.e2e.twins;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.operator.rules.guardrails.GuardrailRules;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a class permits stands in the rulebook, and once more in a policy of the chart. The policy
 * refuses what the rulebook finds, by the same rules, and nothing else, but for a reason. On a
 * cluster of its own: every tenant is judged once for each class there is.
 */
@OnItsOwnCluster
class GuardrailTwinsIT {
  private static final int CLASSES = 48;
  private static final int TENANTS_EACH = 25;
  private static ControlPlane plane;
  private static Bench bench;
  private static List<Judged> judged;

  @BeforeAll
  static void bothJudge() {
    plane = ControlPlane.start(line -> {});
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of()).install(plane.admin());
    Guardrails.deny(plane.admin());
    var platform = new Rights(plane.admin()).administrator("twins-platform");
    bench = new Bench(plane.admin(), new Policy(platform.client()));
    judged = bench.judge(Pairs.classes(CLASSES), TENANTS_EACH);
  }

  @AfterAll
  static void itGoes() {
    plane.close();
  }

  @Test
  void bothSayTheSame() {
    System.out.printf(
        "guardrail twins: %d tenants judged under %d classes, %d refused; by rule %s%n",
        judged.size(),
        CLASSES,
        judged.stream().filter(j -> j.policy().refuses()).count(),
        agreed());
    assertThat(judged.stream().flatMap(Judged::unexplained).limit(20)).isEmpty();
  }

  /** A reason that explains nothing any more would hide what it should not. */
  @Test
  void everyReasonIsMet() {
    assertThat(Apart.ALL).allMatch(apart -> judged.stream().anyMatch(pair -> pair.isMet(apart)));
  }

  /** Else nobody knows whether both say the same of it. */
  @Test
  void everyRuleIsMet() {
    Set<String> rules =
        GuardrailRules.ALL.stream()
            .map(rule -> rule.entry().id())
            .collect(toCollection(TreeSet::new));
    rules.removeAll(Apart.BEYOND_THE_POLICY);
    assertThat(agreed().keySet()).isEqualTo(rules);
    assertThat(judged).anyMatch(pair -> pair.found().isEmpty());
  }

  private static Map<String, Integer> agreed() {
    var times = new TreeMap<String, Integer>();
    judged.forEach(pair -> pair.agreed().forEach(rule -> times.merge(rule, 1, Integer::sum)));
    return times;
  }
}
