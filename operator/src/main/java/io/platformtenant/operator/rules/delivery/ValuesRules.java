package io.platformtenant.operator.rules.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Values of charts, which the schema leaves open. */
public final class ValuesRules {
  private static final int BYTES = 32 * 1024;

  /** With the fields around it no deeper than a manifest that is read. */
  private static final int LEVELS = 50;

  private static final String DEPTH = "PT058";

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT055", "Values are at most 32 KiB.")
              .remedy("Move values into a value file.")
              .check(checked -> inAny(checked, ValuesRules::tooLong)),
          RuleInfo.of(DEPTH, "Values are at most 50 levels deep.")
              .remedy("Move values into a value file.")
              .check(checked -> inAny(checked, ValuesRules::tooDeep)));

  private ValuesRules() {}

  public static boolean isAboutDepth(Finding finding) {
    return finding.rule().equals(DEPTH);
  }

  /** Where somebody says them; else where what all say and what an environment says are one. */
  private static Stream<Breach> inAny(
      TenantInWorld checked, Function<At<JsonNode>, Stream<Breach>> problem) {
    List<Breach> said =
        DeclaredApplication.in(checked.contract())
            .flatMap(DeclaredApplication::sources)
            .map(
                source ->
                    source
                        .child("helm", ApplicationSource::helm)
                        .<JsonNode>child("valuesObject", Helm::valuesObject))
            .flatMap(problem)
            .toList();
    return said.isEmpty()
        ? DeclaredApplication.in(checked.contract())
            .flatMap(delivered -> merged(checked, delivered))
            .flatMap(problem)
            .distinct()
        : said.stream();
  }

  private static Stream<At<JsonNode>> merged(TenantInWorld checked, DeclaredApplication delivered) {
    return checked.contract().instancesOf(delivered.said()).stream()
        .flatMap(here -> merged(delivered, here));
  }

  private static Stream<At<JsonNode>> merged(
      DeclaredApplication delivered, EnvironmentApplication here) {
    return delivered
        .environment(here.environment().name())
        .flatMap(at -> here.sources().stream().map(source -> at.map(e -> valuesOf(source))));
  }

  private static JsonNode valuesOf(ApplicationSource source) {
    return source.helm() == null ? null : source.helm().valuesObject();
  }

  private static Stream<Breach> tooLong(At<JsonNode> values) {
    return values
        .said()
        .map(said -> said.value().toString().getBytes(StandardCharsets.UTF_8).length)
        .filter(bytes -> bytes > BYTES)
        .map(
            bytes ->
                values.says(
                    "is {} bytes long, at most {} are allowed; move values into a value file",
                    bytes,
                    BYTES));
  }

  private static Stream<Breach> tooDeep(At<JsonNode> values) {
    return values
        .said()
        .filter(said -> isDeeper(said.value(), LEVELS))
        .map(
            said ->
                values.says(
                    "is nested deeper than {} levels; move values into a value file", LEVELS));
  }

  private static boolean isDeeper(JsonNode tree, int levels) {
    if (!tree.isContainerNode()) {
      return false;
    }
    if (levels == 0) {
      return true;
    }
    for (JsonNode child : tree) {
      if (isDeeper(child, levels - 1)) {
        return true;
      }
    }
    return false;
  }
}
