package io.platformtenant.operator.cli.explain;

import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the head of a rejected case says: the rule it breaks, and how that is told. */
final class RejectedHead {
  private static final Pattern ID = Pattern.compile("P[A-Z][0-9]{3}");
  private static final Pattern TOLD =
      Pattern.compile(
          "(?:spec[.]className: class \"[^\"]*\" is broken: (?<field>\\S+) )?(?<message>.*)"
              + " \\((?<rule>"
              + ID
              + ")\\)");

  /** The word of a schema for what it refuses, and the rule that tells it from files alone. */
  private static final Map<String, RuleInfo> KEYWORDS =
      Map.ofEntries(
          Map.entry("strict", SchemaRules.UNKNOWN_FIELD),
          Map.entry("type", SchemaRules.TYPE),
          Map.entry("required", SchemaRules.REQUIRED),
          Map.entry("pattern", SchemaRules.FORMAT),
          Map.entry("format", SchemaRules.METADATA),
          Map.entry("minLength", SchemaRules.SIZE),
          Map.entry("maxLength", SchemaRules.SIZE),
          Map.entry("minItems", SchemaRules.SIZE),
          Map.entry("maxItems", SchemaRules.SIZE),
          Map.entry("enum", SchemaRules.CHOICE),
          Map.entry("maximum", SchemaRules.RANGE),
          Map.entry("listType", SchemaRules.TWICE),
          Map.entry("list-map-keys", SchemaRules.TWICE),
          Map.entry("x-kubernetes-validations", SchemaRules.CEL));

  private RejectedHead() {}

  /** The rule; empty where what is broken is no rule, but who may change what. */
  static Optional<String> rule(CaseFile rejected) {
    String named = rejected.said("rule").orElseThrow();
    return ID.matcher(named).matches()
        ? Optional.of(named)
        : told(rejected)
            .map(told -> told.group("rule"))
            .or(() -> Optional.ofNullable(KEYWORDS.get(named)).map(RuleInfo::id));
  }

  /** The field and what is wrong with it, as people are told. */
  static String message(CaseFile rejected) {
    return told(rejected)
        .map(told -> message(Optional.ofNullable(told.group("field")), told.group("message")))
        .orElseGet(() -> message(rejected.said("field"), rejected.said("message").orElseThrow()));
  }

  private static String message(Optional<String> field, String message) {
    return field.map(f -> f + ": ").orElse("") + message;
  }

  private static Optional<Matcher> told(CaseFile rejected) {
    return rejected
        .said("render")
        .filter(told -> !isUnreadable(rejected))
        .map(TOLD::matcher)
        .filter(Matcher::matches);
  }

  /** Whether the schema is told about it, and no rule of the rulebook any more. */
  private static boolean isUnreadable(CaseFile rejected) {
    return rejected
        .said("rule")
        .map(KEYWORDS::get)
        .filter(rule -> rule.layer() == Layer.SYNTAX)
        .isPresent();
  }
}
