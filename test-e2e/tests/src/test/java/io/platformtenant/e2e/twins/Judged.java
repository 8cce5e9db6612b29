package io.platformtenant.e2e.twins;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A tenant under a class, judged by both sides. */
record Judged(GuardedClass under, ObjectNode tenant, List<Finding> found, PolicyVerdict policy) {

  /** The rules that both sides name. */
  Set<String> agreed() {
    Set<String> both = rules();
    both.retainAll(policy.rules());
    return both;
  }

  private Set<String> rules() {
    return found.stream().map(Finding::rule).collect(toCollection(TreeSet::new));
  }

  /** The values in which the rulebook finds a breach of this rule. */
  Stream<String> finds(String rule) {
    return found.stream().filter(finding -> finding.rule().equals(rule)).map(Finding::value);
  }

  boolean isMet(Apart apart) {
    return differences().anyMatch(what -> apart.explains(this, what));
  }

  /** What one side says, the other does not, and no reason explains, with what was judged. */
  Stream<String> unexplained() {
    return differences()
        .filter(what -> Apart.ALL.stream().noneMatch(apart -> apart.explains(this, what)))
        .map(what -> "%s%n%s%n%s".formatted(what, under.object().path("spec"), tenant));
  }

  /** A rule that one side names and the other does not. */
  Stream<String> differences() {
    return Stream.of(ofTheRulebook(), ofThePolicy(), ofItself()).flatMap(s -> s);
  }

  private Stream<String> ofTheRulebook() {
    return found.stream()
        .filter(finding -> policy.isWhole() && !policy.rules().contains(finding.rule()))
        .map(finding -> "rulebook alone: " + finding.describe());
  }

  private Stream<String> ofThePolicy() {
    Set<String> rules = rules();
    return policy.failures().stream()
        .filter(failure -> failure.isWhole() ? !rules.contains(failure.rule()) : rules.isEmpty())
        .map(failure -> "policy alone: " + failure.text());
  }

  /** It refuses where something fails, and there only. */
  private Stream<String> ofItself() {
    return policy.refuses() == policy.failures().isEmpty()
        ? Stream.of("the policy contradicts itself: " + policy)
        : Stream.empty();
  }
}
