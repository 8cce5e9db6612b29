package io.platformtenant.operator.enforcement;

import static java.util.stream.Collectors.joining;

import io.platformtenant.operator.enforcement.Shortfall.Gap;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.Enforced;
import io.platformtenant.operator.model.Enforced.State;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.operator.text.Shortened;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges what was seen of the engines' settings. What was not seen is never good. */
public final class Boundary {
  /** What fits into the message of a condition. */
  private static final int LONGEST = 1_000;

  private static final int TOLD = 4;

  private Boundary() {}

  /** Everything that has to be known to judge. */
  public static Set<Question<?>> questions(Subject subject) {
    return Stream.of(
            ArgoCdGaps.questions(subject),
            VerificationGaps.questions(subject),
            FluxGaps.questions(subject),
            RoleGaps.questions(subject))
        .flatMap(s -> s)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the engines that are installed can be told. */
  public static Capabilities capabilities(Answers answers) {
    return VerificationGaps.capabilities(answers);
  }

  public static Enforced judge(Subject subject, Answers answers) {
    List<Shortfall> all =
        Stream.of(
                ArgoCdGaps.in(subject, answers),
                VerificationGaps.in(subject, answers),
                FluxGaps.in(subject, answers),
                RoleGaps.in(subject, answers))
            .flatMap(s -> s)
            .toList();
    List<Shortfall> gaps = all.stream().filter(Gap.class::isInstance).toList();
    if (!gaps.isEmpty()) {
      return new Enforced(State.FALSE, Reason.NotEnforced, messages(gaps));
    }
    return all.isEmpty()
        ? new Enforced(
            State.TRUE,
            Reason.Succeeded,
            "Argo CD impersonates, and Flux is locked down, as far as their settings tell")
        : new Enforced(State.UNKNOWN, Reason.NotChecked, messages(all));
  }

  private static String messages(List<Shortfall> shortfalls) {
    int more = shortfalls.size() - TOLD;
    return Shortened.toLength(
            shortfalls.stream().limit(TOLD).map(Shortfall::message).collect(joining("; ")), LONGEST)
        + (more > 0 ? "; and " + more + " more" : "");
  }
}
