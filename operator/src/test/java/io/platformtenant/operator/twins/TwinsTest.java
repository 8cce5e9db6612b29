package io.platformtenant.operator.twins;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rule stands in CEL, where the API server reads it, and once more in Java, where files are
 * judged and tenants that are there already. Neither finds more than the other without a reason.
 */
class TwinsTest {
  private static final int OBJECTS = 5_000;

  /** Some rules are hard to break by chance. */
  private static final int AT_MOST = 4 * OBJECTS;

  /** While one cluster alone is known, who changes it names one that is not. */
  private static final String UNREACHABLE = Environment.CLUSTER_CHANGES;

  private static final List<CrdRule> RULES = CrdRule.all();

  @Test
  void everyCelRuleHasATwinOrAReason() {
    Map<String, String> alone =
        RULES.stream()
            .filter(rule -> rule.twins().isEmpty())
            .collect(toMap(CrdRule::toString, CrdRule::whyAlone, (one, other) -> one));
    assertThat(alone.values()).doesNotContain("");
    assertThat(Set.copyOf(alone.values())).isEqualTo(Set.of(CrdRule.OLDER, CrdRule.HARMLESS));
  }

  @Test
  void everyTwinIsACelRule() {
    Set<String> messages = RULES.stream().map(CrdRule::message).collect(toSet());
    assertThat(Rulebook.entries())
        .allSatisfy(entry -> assertThat(messages).as(entry.id()).containsAll(entry.twins()));
    assertThat(Rulebook.entries().stream().filter(entry -> !entry.twins().isEmpty()))
        .allMatch(entry -> RULES.stream().anyMatch(rule -> rule.twins().contains(entry)));
  }

  @Test
  void everyCelRuleHasACase() {
    Set<String> cases =
        RejectedCase.all().stream()
            .filter(c -> c.layer().equals("cel"))
            .map(RejectedCase::message)
            .collect(toSet());
    assertThat(RULES)
        .filteredOn(rule -> !rule.message().equals(UNREACHABLE))
        .allMatch(rule -> cases.contains(rule.message()));
  }

  /** A reason that explains nothing any more would hide what it should not. */
  @Test
  void everyReasonIsMet() {
    List<Verdicts> verdicts =
        Stream.of("PlatformTenant", "PlatformTenantClass", "PlatformTenantOverride")
            .flatMap(kind -> Corpus.objects(kind).stream())
            .map(Verdicts::of)
            .filter(Objects::nonNull)
            .toList();
    assertThat(Beyond.ALL)
        .allMatch(
            beyond ->
                verdicts.stream().flatMap(v -> v.rulebookAlone(RULES)).anyMatch(beyond::isAbout));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlatformTenant", "PlatformTenantClass", "PlatformTenantOverride"})
  void bothFindTheSame(String kind) {
    var twins = new Twins(kind, RULES.stream().filter(rule -> rule.kind().equals(kind)).toList());
    List<String> disagreements = new ArrayList<>();
    for (int seed = 0; twins.judged() < (twins.unmet().isEmpty() ? OBJECTS : AT_MOST); seed++) {
      disagreements.addAll(twins.judge(seed));
    }
    System.out.printf(
        "twins of %s: %d objects judged, each of %d CEL rules broken by some%n",
        kind, twins.judged(), twins.rules().size());
    assertThat(twins.unmet()).isEmpty();
    assertThat(disagreements).isEmpty();
  }
}
