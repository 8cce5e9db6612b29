package io.platformtenant.operator.twins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What both sides say of one object.
 *
 * @param cel what the CEL rules of its CRD find
 * @param rulebook what the rules of the rulebook find, told or not
 */
record Verdicts(List<Finding> cel, List<Finding> rulebook) {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Map<String, List<String>> TWINS =
      Rulebook.entries().stream().collect(Collectors.toMap(RuleInfo::id, RuleInfo::twins));

  private static final PlatformTenantClass CLASS =
      read(
          """
          metadata: {name: standard}
          spec: {guardrails: {repositories: ["**"]}}
          """);

  /** Null where the schema refuses the object for its structure alone: no twin is asked then. */
  static Verdicts of(ObjectNode object) {
    List<Finding> structural = Crds.check(object);
    return structural.stream().allMatch(f -> f.rule().equals(SchemaRules.CEL.id()))
        ? new Verdicts(structural, found(object))
        : null;
  }

  /** What CEL finds and no twin does. */
  Stream<Finding> celAlone(List<CrdRule> rules) {
    return cel.stream()
        .filter(f -> rules.stream().filter(rule -> rule.found(f)).noneMatch(CrdRule::isAlone))
        .filter(f -> rulebook.stream().noneMatch(other -> areTwins(f, other)));
  }

  /** What a rule finds where its twin looks and finds nothing. */
  Stream<Finding> rulebookAlone(List<CrdRule> rules) {
    return rulebook.stream()
        .filter(f -> rules.stream().anyMatch(rule -> isTwin(rule.message(), f) && rule.looksAt(f)))
        .filter(f -> cel.stream().noneMatch(other -> areTwins(other, f)));
  }

  private static boolean areTwins(Finding cel, Finding rule) {
    return isTwin(cel.message(), rule) && rule.field().isIn(cel.field());
  }

  private static boolean isTwin(String message, Finding rule) {
    return TWINS.get(rule.rule()).contains(message);
  }

  private static List<Finding> found(ObjectNode object) {
    try {
      return switch (object.path("kind").asText()) {
        case "PlatformTenantClass" ->
            Rulebook.found(YAML.treeToValue(object, PlatformTenantClass.class));
        case "PlatformTenantOverride" ->
            Rulebook.found(
                YAML.treeToValue(object, PlatformTenantOverride.class), Optional.empty());
        default -> found(YAML.treeToValue(object, PlatformTenant.class));
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passes its schema and can not be read: " + object, e);
    }
  }

  private static List<Finding> found(PlatformTenant tenant) {
    World world =
        World.of(
            tenant,
            new ClassChoice.Found(new SoundClass(CLASS, List.of())),
            Tenants.of(List.of(tenant)),
            List.of(CLASS),
            "platform-tenant-system");
    return Rulebook.found(world, ResolvedTenant.of(tenant, CLASS));
  }

  private static PlatformTenantClass read(String yaml) {
    try {
      return YAML.readValue(yaml, PlatformTenantClass.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
