package io.platformtenant.operator.twins;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.Sync;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.RuleFamily;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A CEL rule of a CRD.
 *
 * @param place the field it refuses, step by step: {@code []} is any item, {@code *} any key
 */
record CrdRule(String kind, List<String> place, String message, String expression) {
  /** Why a rule has no twin. */
  static final String OLDER = "what was there before is in no file";

  static final String HARMLESS =
      "Argo CD asks whether an option is among them, be it once or twice";

  private static final String ITEM = "[]";
  private static final String KEY = "*";

  static List<CrdRule> all() {
    List<CrdRule> rules = new ArrayList<>();
    Crds.ALL.keySet().forEach(kind -> collect(kind, List.of(), Crds.schema(kind), rules));
    return List.copyOf(rules);
  }

  private static void collect(
      String kind, List<String> at, JsonNode schema, List<CrdRule> collected) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      collected.add(
          new CrdRule(
              kind,
              below(at, rule.path("fieldPath").asText()),
              rule.path("message").asText(),
              rule.path("rule").asText()));
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> collect(kind, plus(at, p.getKey()), p.getValue(), collected));
    if (schema.has("items")) {
      collect(kind, plus(at, ITEM), schema.path("items"), collected);
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(kind, plus(at, KEY), schema.path("additionalProperties"), collected);
    }
  }

  private static List<String> below(List<String> at, String fieldPath) {
    return Stream.concat(
            at.stream(), Stream.of(fieldPath.split("[.]")).filter(name -> !name.isEmpty()))
        .toList();
  }

  private static List<String> plus(List<String> at, String step) {
    return Stream.concat(at.stream(), Stream.of(step)).toList();
  }

  boolean comparesWithOlder() {
    return expression.contains("oldSelf");
  }

  /** Why no rule of the rulebook says the same, if that is so by intent. */
  String whyAlone() {
    if (comparesWithOlder()) {
      return OLDER;
    }
    return message.equals(Sync.OPTION_TWICE) ? HARMLESS : "";
  }

  boolean isAlone() {
    return !whyAlone().isEmpty();
  }

  /** The rules of the rulebook that say the same of this kind. */
  List<RuleInfo> twins() {
    return Rulebook.entries().stream()
        .filter(entry -> entry.twins().contains(message) && kindOf(entry).equals(kind))
        .toList();
  }

  static String kindOf(RuleInfo entry) {
    return switch (RuleFamily.of(entry)) {
      case PC -> "PlatformTenantClass";
      case PO -> "PlatformTenantOverride";
      default -> "PlatformTenant";
    };
  }

  /** Whether it is this rule that refuses. */
  boolean found(Finding cel) {
    return cel.message().equals(message) && looksAt(cel);
  }

  /** Whether what a finding is about lies where this rule looks. */
  boolean looksAt(Finding finding) {
    FieldPath field = finding.field();
    return field.steps().size() >= place.size()
        && IntStream.range(0, place.size()).allMatch(i -> fits(place.get(i), field.steps().get(i)));
  }

  private static boolean fits(String expected, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Key(String name) -> expected.equals(KEY) || expected.equals(name);
      case FieldPath.Item item -> expected.equals(ITEM);
    };
  }

  @Override
  public String toString() {
    return kind + " " + String.join(".", place) + ": " + message;
  }
}
