package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that a tenant gives to the parameters of its class. */
public final class ParameterRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT080", "A parameter is one of the class.")
              .remedy("Take the parameter out, or let the class declare it.")
              .check(ParameterRules::declared),
          RuleInfo.of("PT081", "A required parameter has a value.")
              .remedy("Give the parameter a value in spec.parameters, or in the environment.")
              .check(ParameterRules::required),
          RuleInfo.of("PT082", "A parameter's value is what the class asks for.")
              .remedy("Give a value of the type, pattern and choices the class declares.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go: values land in YAML unquoted")
              .check(ParameterRules::values));

  private ParameterRules() {}

  private static Stream<Breach> declared(TenantInWorld checked) {
    return each(
        checked,
        (field, value) ->
            find(checked, value.getKey()).isPresent()
                ? Optional.empty()
                : Optional.of(
                    new Breach(
                        field,
                        "class \""
                            + checked.contract().names().className()
                            + "\" declares no parameter \""
                            + value.getKey()
                            + "\"")));
  }

  private static Stream<Breach> values(TenantInWorld checked) {
    return each(
        checked,
        (field, value) ->
            find(checked, value.getKey())
                .filter(parameter -> !value.getValue().isEmpty())
                .flatMap(parameter -> ParameterValues.problemIn(parameter, value.getValue()))
                .map(
                    problem ->
                        new Breach(
                            field,
                            "value \""
                                + value.getValue()
                                + "\" of parameter \""
                                + value.getKey()
                                + "\" "
                                + problem)));
  }

  private static Stream<Breach> required(TenantInWorld checked) {
    return checked.contract().parameters().stream()
        .filter(parameter -> Boolean.TRUE.equals(parameter.required()))
        .map(Parameter::name)
        .flatMap(name -> Stream.concat(missingSomewhere(checked, name), missingOnce(checked, name)))
        .distinct();
  }

  private static Stream<Breach> missingSomewhere(TenantInWorld checked, String name) {
    return checked.contract().environments().stream()
        .filter(e -> !checked.contract().parametersIn(e).containsKey(name))
        .map(Environment::name)
        .map(
            environment ->
                missing(
                    checked,
                    name,
                    "has no value in environment \"" + environment + "\"; give it one"));
  }

  /** No environment speaks for what is rendered once. */
  private static Stream<Breach> missingOnce(TenantInWorld checked, String name) {
    return checked.contract().parametersOnce().containsKey(name)
        ? Stream.empty()
        : checked.contract().stagesOnce().stream()
            .filter(s -> s.stage().substitution() == Substitution.Enabled)
            .map(s -> s.stage().name())
            .map(
                stage ->
                    missing(
                        checked,
                        name,
                        "is filled into stage \""
                            + stage
                            + "\", which belongs to no environment; give it a value in"
                            + " spec.parameters"));
  }

  private static Breach missing(TenantInWorld checked, String name, String why) {
    return new Breach(
        "spec.parameters",
        "parameter \""
            + name
            + "\" is required by class \""
            + checked.contract().names().className()
            + "\" and "
            + why);
  }

  private static Optional<Parameter> find(TenantInWorld checked, String name) {
    return checked.contract().parameters().stream().filter(p -> p.name().equals(name)).findFirst();
  }

  private static Stream<Breach> each(
      TenantInWorld checked,
      BiFunction<String, Map.Entry<String, String>, Optional<Breach>> check) {
    var environments = checked.contract().environments();
    return Stream.concat(
        each("spec.parameters", checked.contract().spec().parameters(), check),
        IntStream.range(0, environments.size())
            .boxed()
            .flatMap(
                i ->
                    each(
                        "spec.environments[" + i + "].parameters",
                        environments.get(i).parameters(),
                        check)));
  }

  private static Stream<Breach> each(
      String field,
      Map<String, String> values,
      BiFunction<String, Map.Entry<String, String>, Optional<Breach>> check) {
    return new TreeMap<>(values)
        .entrySet().stream().flatMap(v -> check.apply(field + "." + v.getKey(), v).stream());
  }
}
