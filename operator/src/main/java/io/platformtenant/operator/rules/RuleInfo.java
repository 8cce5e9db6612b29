package io.platformtenant.operator.rules;

import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the rulebook says about one rule.
 *
 * @param id {@code PT…} tenant, {@code PC…} class, {@code PX…} across tenants, {@code PO…}
 *     override; never used twice
 * @param reason the reason a breach gives to the conditions
 * @param layer how deep the rule looks
 * @param description one line, for people
 * @param remedy one sentence: what to do about a breach
 * @param source where upstream the rule comes from, as "project, file function"; empty for our own
 * @param twins what the CEL rules of the CRD say that refuse the same; this rule speaks for them
 * @param part whose every finding of this rule is; empty where the field says it
 */
public record RuleInfo(
    String id,
    Severity severity,
    Reason reason,
    Layer layer,
    String description,
    String remedy,
    Optional<String> source,
    List<String> twins,
    Optional<Part> part) {

  public RuleInfo {
    twins = List.copyOf(twins);
  }

  /** An error about a value, with reason {@code InvalidSpec}, that comes from nowhere else. */
  public static RuleInfo of(String id, String description) {
    return new RuleInfo(
        id,
        Severity.ERROR,
        Reason.InvalidSpec,
        Layer.SHAPE,
        description,
        "",
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same rule about another list of the same things. */
  public RuleInfo named(String other) {
    return new RuleInfo(other, severity, reason, layer, description, remedy, source, twins, part);
  }

  public RuleInfo because(Reason other) {
    return new RuleInfo(id, severity, other, layer, description, remedy, source, twins, part);
  }

  public RuleInfo warning() {
    return new RuleInfo(
        id, Severity.WARNING, reason, layer, description, remedy, source, twins, part);
  }

  public RuleInfo remedy(String sentence) {
    return new RuleInfo(id, severity, reason, layer, description, sentence, source, twins, part);
  }

  public RuleInfo layer(Layer other) {
    return new RuleInfo(id, severity, reason, other, description, remedy, source, twins, part);
  }

  /**
   * The CEL rules that refuse the same.
   *
   * @param messages as the records of the API name them
   */
  public RuleInfo twin(String... messages) {
    return new RuleInfo(
        id, severity, reason, layer, description, remedy, source, List.of(messages), part);
  }

  public RuleInfo source(String upstream) {
    return new RuleInfo(
        id, severity, reason, layer, description, remedy, Optional.of(upstream), twins, part);
  }

  /**
   * What breaks this rule may be a field of the team's, whatever field is told: a set that makes an
   * environment's name too long is not the environment's fault.
   */
  public RuleInfo ofTeam() {
    return new RuleInfo(
        id, severity, reason, layer, description, remedy, source, twins, Optional.of(Part.TEAM));
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
    return new Finding(
        id, severity, reason, layer, part.orElseGet(() -> Part.of(field)), field, value, message);
  }
}
