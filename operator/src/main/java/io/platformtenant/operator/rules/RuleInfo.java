package io.platformtenant.operator.rules;

import io.platformtenant.operator.model.FieldPath;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.Severity;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the rulebook says about one rule.
 *
 * @param id {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants; never used twice
 * @param reason the reason a breach gives to the conditions
 * @param description one line, for people
 * @param remedy one sentence: what to do about a breach
 * @param source where upstream the rule comes from, as "project, file function"; empty for our own
 */
public record RuleInfo(
    String id,
    Severity severity,
    Reason reason,
    String description,
    String remedy,
    Optional<String> source) {

  /** An error with reason {@code InvalidSpec} that comes from nowhere else. */
  public static RuleInfo of(String id, String description) {
    return new RuleInfo(id, Severity.ERROR, Reason.InvalidSpec, description, "", Optional.empty());
  }

  /** The same rule about another list of the same things. */
  public RuleInfo named(String other) {
    return new RuleInfo(other, severity, reason, description, remedy, source);
  }

  public RuleInfo because(Reason other) {
    return new RuleInfo(id, severity, other, description, remedy, source);
  }

  public RuleInfo warning() {
    return new RuleInfo(id, Severity.WARNING, reason, description, remedy, source);
  }

  public RuleInfo remedy(String sentence) {
    return new RuleInfo(id, severity, reason, description, sentence, source);
  }

  public RuleInfo source(String upstream) {
    return new RuleInfo(id, severity, reason, description, remedy, Optional.of(upstream));
  }

  /** Where the rule stands on the page of rules. */
  public String anchor() {
    return id.toLowerCase(Locale.ROOT);
  }

  /** The rule, with its check. */
  public <S> Rule<S> check(Function<S, Stream<Breach>> check) {
    return new Rule<>(this, check);
  }

  /** A breach of this rule. */
  public Finding finding(FieldPath field, String message) {
    return finding(field, "", message);
  }

  /** A breach of this rule by a value. */
  public Finding finding(FieldPath field, String value, String message) {
    return new Finding(id, severity, reason, field, value, message);
  }
}
