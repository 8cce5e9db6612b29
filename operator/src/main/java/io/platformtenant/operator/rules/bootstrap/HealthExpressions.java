package io.platformtenant.operator.rules.bootstrap;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.platformtenant.api.v1alpha1.HealthCheckExpr;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.CelWords;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expressions about the health of custom resources. One that does not parse stalls the
 * Kustomization for ever, one that is no truth value fails every check (fluxcd/pkg,
 * runtime/cel/status_evaluator.go). The fields of the object are the variables, whatever they are
 * called, so all names are taken to be there; functions are not.
 */
final class HealthExpressions {
  private static final Pattern WORD = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final Pattern API_VERSION =
      Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?v[0-9]+((alpha|beta)[0-9]+)?");

  /** Names of types and of functions: no field of an object. */
  private static final Set<String> TYPES_AND_LIBRARIES =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "list",
          "map",
          "null_type",
          "optional",
          "string",
          "timestamp",
          "type",
          "uint",
          "google",
          "math",
          "sets",
          "base64",
          "strings",
          "cel");

  /**
   * A text takes milliseconds to compile, as long as all the rest of a look, and every look at a
   * tenant asks about those of its own stages.
   */
  private static final RecentVerdicts VERDICTS = new RecentVerdicts(512);

  private HealthExpressions() {}

  static Stream<Breach> in(At<Stage> stage) {
    return stage.items("healthCheckExprs", Stage::healthCheckExprs).flatMap(HealthExpressions::of);
  }

  private static Stream<Breach> of(At<HealthCheckExpr> expr) {
    return Stream.concat(
        expr.child("apiVersion", HealthCheckExpr::apiVersion)
            .said()
            .filter(version -> !API_VERSION.matcher(version.value()).matches())
            .map(
                version ->
                    version.says("{} is no apiVersion such as example.com/v1", version.value())),
        texts(expr)
            .flatMap(text -> text.is(VERDICTS.of(text.value(), HealthExpressions::problemIn))));
  }

  static Stream<At<String>> texts(At<HealthCheckExpr> expr) {
    return Stream.of(
            expr.child("current", HealthCheckExpr::current),
            expr.child("inProgress", HealthCheckExpr::inProgress),
            expr.child("failed", HealthCheckExpr::failed))
        .flatMap(At::said);
  }

  static Optional<String> problemIn(String text) {
    try {
      CelType type = compiler(text).compile(text).getAst().getResultType();
      return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN)
          ? Optional.empty()
          : Optional.of("is " + type.name() + ", not true or false");
    } catch (CelValidationException e) {
      return Optional.of("is no CEL: " + brief(e.getErrors().getFirst().getMessage()));
    }
  }

  /** Without what the parser would have liked instead, which is all of its grammar. */
  private static String brief(String message) {
    return message.replaceFirst(" expecting .*", "").replaceFirst(" \\(in container.*", "");
  }

  /** As Flux sets it up (fluxcd/pkg, runtime/cel/expression.go). */
  private static CelCompiler compiler(String text) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .enableOptionalSyntax(true)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(),
                CelExtensions.sets(CelOptions.DEFAULT),
                CelExtensions.encoders(CelOptions.DEFAULT));
    for (String name : names(text)) {
      builder.addVar(name, SimpleType.DYN);
    }
    return builder.build();
  }

  private static Set<String> names(String text) {
    return WORD.matcher(text)
        .results()
        .map(m -> m.group())
        .filter(word -> !CelWords.RESERVED.contains(word) && !TYPES_AND_LIBRARIES.contains(word))
        .collect(Collectors.toSet());
  }
}
