package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.bootstrap.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters that a class declares. */
public final class ParameterDeclarations {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC022", "A parameter is declared once, under a name of its own.")
              .remedy("Choose another name for the parameter.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go varsubRegex")
              .check(ParameterDeclarations::names),
          RuleInfo.of("PC023", "A parameter's pattern is one RE2 reads.")
              .remedy("Write the pattern without look-around and back-references.")
              .source("re2, doc/syntax.txt")
              .check(ParameterDeclarations::patterns),
          RuleInfo.of("PC024", "A parameter's default and choices are values it can have.")
              .remedy("Change the default or the choice, or the type and pattern.")
              .check(ParameterDeclarations::values));

  private ParameterDeclarations() {}

  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    Set<String> seen = new HashSet<>();
    return each(
        tenantClass,
        (field, parameter) ->
            Variables.nameProblem(parameter.name())
                .or(
                    () ->
                        seen.add(parameter.name())
                            ? Optional.empty()
                            : Optional.of("\"" + parameter.name() + "\" is declared twice"))
                .map(problem -> new Breach(field + ".name", problem))
                .stream());
  }

  private static Stream<Breach> patterns(PlatformTenantClass tenantClass) {
    return each(
        tenantClass,
        (field, parameter) ->
            Optional.ofNullable(parameter.pattern())
                .flatMap(ParameterValues::problemInPattern)
                .map(
                    problem ->
                        new Breach(
                            field + ".pattern",
                            "\"" + parameter.pattern() + "\" is no pattern of RE2: " + problem))
                .stream());
  }

  private static Stream<Breach> values(PlatformTenantClass tenantClass) {
    return each(
        tenantClass,
        (field, parameter) -> Stream.concat(defaults(field, parameter), choices(field, parameter)));
  }

  private static Stream<Breach> defaults(String field, Parameter parameter) {
    String value = parameter.defaultValue();
    if (value == null || value.isEmpty()) {
      return Stream.empty();
    }
    if (Boolean.TRUE.equals(parameter.required())) {
      return Stream.of(
          new Breach(field + ".default", "a parameter that is required has no use for a default"));
    }
    return ParameterValues.problemIn(parameter, value)
        .map(problem -> new Breach(field + ".default", "\"" + value + "\" " + problem))
        .stream();
  }

  private static Stream<Breach> choices(String field, Parameter parameter) {
    return parameter.values().stream()
        .flatMap(
            value ->
                ParameterValues.problemIn(parameter, value)
                    .map(problem -> new Breach(field + ".enum", "\"" + value + "\" " + problem))
                    .stream());
  }

  private static Stream<Breach> each(
      PlatformTenantClass tenantClass, BiFunction<String, Parameter, Stream<Breach>> check) {
    List<Parameter> all = tenantClass.getSpec().parameters();
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(i -> check.apply("spec.parameters[" + i + "]", all.get(i)));
  }
}
