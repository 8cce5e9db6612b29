package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.bootstrap.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Parameters that a class declares. */
public final class ParameterDeclarations {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC022", "A parameter is declared once, under a name of its own.")
              .twin(Parameter.RESERVED_NAME)
              .remedy("Choose another name for the parameter.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go varsubRegex")
              .check(ParameterDeclarations::names),
          RuleInfo.of("PC023", "A parameter's pattern is one RE2 reads.")
              .remedy("Write the pattern without look-around and back-references.")
              .source("re2, doc/syntax.txt")
              .check(ParameterDeclarations::patterns),
          RuleInfo.of("PC024", "A parameter's default and choices are values it can have.")
              .twin(Parameter.DEFAULT_OF_REQUIRED)
              .remedy("Change the default or the choice, or the type and pattern.")
              .check(ParameterDeclarations::values));

  private ParameterDeclarations() {}

  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    Set<String> seen = new HashSet<>();
    return parameters(tenantClass)
        .map(parameter -> parameter.child("name", Parameter::name))
        .flatMap(name -> name.tells(problemInName(name.value(), seen)));
  }

  private static Optional<String> problemInName(String name, Set<String> seen) {
    Optional<String> problem = Variables.nameProblem(name);
    return problem.isPresent() || seen.add(name)
        ? problem
        : Optional.of("\"" + name + "\" is declared twice");
  }

  private static Stream<Breach> patterns(PlatformTenantClass tenantClass) {
    return parameters(tenantClass)
        .flatMap(parameter -> parameter.child("pattern", Parameter::pattern).said())
        .flatMap(
            pattern ->
                pattern.is(
                    ParameterValues.problemInPattern(pattern.value())
                        .map(problem -> "is no pattern of RE2: " + problem)));
  }

  private static Stream<Breach> values(PlatformTenantClass tenantClass) {
    return parameters(tenantClass)
        .flatMap(parameter -> Stream.concat(defaults(parameter), choices(parameter)));
  }

  private static Stream<Breach> defaults(At<Parameter> parameter) {
    return parameter
        .child("default", Parameter::defaultValue)
        .said()
        .filter(said -> !said.value().isEmpty())
        .flatMap(
            said ->
                Boolean.TRUE.equals(parameter.value().required())
                    ? Stream.of(said.says("a parameter that is required has no use for a default"))
                    : said.is(ParameterValues.problemIn(parameter.value(), said.value())));
  }

  private static Stream<Breach> choices(At<Parameter> parameter) {
    return parameter
        .items("enum", Parameter::values)
        .flatMap(choice -> choice.is(ParameterValues.problemIn(parameter.value(), choice.value())));
  }

  private static Stream<At<Parameter>> parameters(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec()).items("parameters", PlatformTenantClassSpec::parameters);
  }
}
