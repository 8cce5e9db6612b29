package io.platformtenant.operator.rules;

import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Reason;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param id {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants; never used twice
 * @param reason the reason a breach gives to the conditions
 * @param description one line, for people
 * @param check the breaches in a subject; none when all is well
 */
public record Rule<S>(
    String id, Reason reason, String description, Function<S, Stream<Breach>> check) {

  public static <S> Rule<S> of(String id, String description, Function<S, Stream<Breach>> check) {
    return new Rule<>(id, Reason.InvalidSpec, description, check);
  }

  /** What this rule finds in the subject. */
  public Stream<Finding> findings(S subject) {
    return check
        .apply(subject)
        .map(breach -> new Finding(id, reason, breach.field(), breach.message()));
  }

  /** A field and what is wrong with it. */
  public record Breach(String field, String message) {}
}
