package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that a tenant gives to the parameters of its class. */
public final class ParameterRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT080", "A parameter is one of the class.")
              .layer(Layer.REFERENCE)
              .remedy("Take the parameter out, or let the class declare it.")
              .check(ParameterRules::declared),
          RuleInfo.of("PT081", "A required parameter has a value.")
              .layer(Layer.REFERENCE)
              .remedy("Give the parameter a value in spec.parameters, or in the environment.")
              .check(ParameterRules::required),
          RuleInfo.of("PT082", "A parameter's value is what the class asks for.")
              .layer(Layer.REFERENCE)
              .remedy("Give a value of the type, pattern and choices the class declares.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go: values land in YAML unquoted")
              .check(ParameterRules::values));

  private ParameterRules() {}

  private static Stream<Breach> declared(TenantInWorld checked) {
    return said(checked)
        .map(parameter -> parameter.map(Map.Entry::getKey))
        .filter(name -> find(checked, name.value()).isEmpty())
        .map(
            name ->
                name.says(
                    "class {} declares no parameter {}",
                    checked.contract().names().className(),
                    name.value()));
  }

  private static Stream<Breach> values(TenantInWorld checked) {
    return said(checked)
        .filter(parameter -> !parameter.value().getValue().isEmpty())
        .flatMap(
            parameter ->
                problemIn(checked, parameter.value())
                    .map(
                        problem ->
                            parameter.says(
                                "value {} of parameter {} {}",
                                parameter.value().getValue(),
                                parameter.value().getKey(),
                                new Phrase(problem)))
                    .stream());
  }

  private static Optional<String> problemIn(TenantInWorld checked, Map.Entry<String, String> said) {
    return find(checked, said.getKey())
        .flatMap(parameter -> ParameterValues.problemIn(parameter, said.getValue()));
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
        .map(environment -> Phrase.of("has no value in environment {}; give it one", environment))
        .map(why -> missing(checked, name, why));
  }

  /** No environment speaks for what is rendered once. */
  private static Stream<Breach> missingOnce(TenantInWorld checked, String name) {
    return checked.contract().parametersOnce().containsKey(name)
        ? Stream.empty()
        : checked.contract().stagesOnce().stream()
            .filter(s -> s.stage().substitution() == Substitution.Enabled)
            .map(
                s ->
                    Phrase.of(
                        "is filled into stage {}, which belongs to no environment; give it a value"
                            + " in spec.parameters",
                        s.stage().name()))
            .map(why -> missing(checked, name, why));
  }

  private static Breach missing(TenantInWorld checked, String name, Phrase why) {
    return checked
        .spec()
        .child("parameters", PlatformTenantSpec::parameters)
        .child(name, values -> values.get(name))
        .says(
            "parameter {} is required by class {} and {}",
            name,
            checked.contract().names().className(),
            why);
  }

  private static Optional<Parameter> find(TenantInWorld checked, String name) {
    return checked.contract().parameters().stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** What the tenant says, everywhere and in single environments. */
  private static Stream<At<Map.Entry<String, String>>> said(TenantInWorld checked) {
    return Stream.concat(
        checked.spec().entries("parameters", PlatformTenantSpec::parameters),
        checked.environments().flatMap(e -> e.entries("parameters", Environment::parameters)));
  }
}
