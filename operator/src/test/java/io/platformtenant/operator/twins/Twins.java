package io.platformtenant.operator.twins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Objects that nobody wrote, judged by both sides. */
final class Twins {
  private final List<CrdRule> rules;
  private final List<CrdRule> unmet;
  private final List<ObjectNode> originals;
  private int judged;

  Twins(String kind, List<CrdRule> rules) {
    this.rules = rules;
    this.unmet = new ArrayList<>(rules.stream().filter(r -> !r.comparesWithOlder()).toList());
    this.originals = Corpus.objects(kind);
  }

  List<CrdRule> rules() {
    return rules;
  }

  /** Rules that no object has broken so far. */
  List<CrdRule> unmet() {
    return unmet;
  }

  int judged() {
    return judged;
  }

  /** What one side finds in an object and the other does not. */
  List<String> judge(int seed) {
    ObjectNode object = new Mutations(originals, aims(seed), seed).next();
    Verdicts verdicts = Verdicts.of(object);
    if (verdicts == null) {
      return List.of();
    }
    judged++;
    unmet.removeIf(rule -> verdicts.cel().stream().anyMatch(rule::found));
    return Stream.concat(
            verdicts.celAlone(rules).map(f -> "CEL alone: " + f.describe()),
            verdicts
                .rulebookAlone(rules)
                .filter(f -> !Beyond.explains(f))
                .map(f -> "rulebook alone: " + f.describe()))
        .map(what -> "seed %d: %s%n%s".formatted(seed, what, object))
        .toList();
  }

  private List<List<String>> aims(int seed) {
    return (unmet.isEmpty() || seed % 2 == 0 ? rules : unmet).stream().map(CrdRule::place).toList();
  }
}
