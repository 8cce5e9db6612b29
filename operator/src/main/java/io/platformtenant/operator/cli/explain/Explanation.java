package io.platformtenant.operator.cli.explain;

import io.platformtenant.operator.rules.RuleInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule and its examples.
 *
 * @param wrong what breaks the rule; empty where whatever breaks it breaks another one first
 * @param right what comes near it and is right
 */
record Explanation(RuleInfo rule, Optional<CaseFile> wrong, Optional<CaseFile> right) {

  /** With the two examples that differ in the fewest lines: what matters is what differs. */
  static Explanation of(RuleInfo rule, Corpus corpus) {
    List<CaseFile> wrong = about(rule, corpus.rejected(), RejectedHead::rule);
    List<CaseFile> right = about(rule, corpus.accepted(), file -> file.said("near"));
    return wrong.stream()
        .flatMap(w -> right.stream().map(r -> new Pair(w, r)))
        .min(Pair.BEST)
        .map(pair -> new Explanation(rule, Optional.of(pair.wrong()), Optional.of(pair.right())))
        .orElseGet(() -> new Explanation(rule, shortest(wrong), shortest(right)));
  }

  private static List<CaseFile> about(
      RuleInfo rule, List<CaseFile> files, Function<CaseFile, Optional<String>> subject) {
    return files.stream()
        .filter(file -> subject.apply(file).filter(rule.id()::equals).isPresent())
        .toList();
  }

  private static Optional<CaseFile> shortest(List<CaseFile> files) {
    return files.stream().min(Comparator.comparingInt(file -> file.lines().size()));
  }

  private record Pair(CaseFile wrong, CaseFile right) {
    /** What validate can show comes first, so that people can try it. */
    static final Comparator<Pair> BEST =
        Comparator.comparing((Pair pair) -> pair.wrong().said("validate").isPresent())
            .thenComparingInt(Pair::distance)
            .thenComparingInt(pair -> pair.wrong().lines().size());

    private int distance() {
      return wrong.linesNotIn(right).size() + right.linesNotIn(wrong).size();
    }
  }
}
