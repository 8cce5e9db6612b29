package io.platformtenant.operator.rules.overriding;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import io.platformtenant.operator.contract.ApplicationNames;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.contract.freezing.HeldSources;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.lifecycle.override.OverrideTimes;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Overrides that can be meant: what one names is there, and it ends soon. */
public final class OverrideRules {
  private static final int LONGEST_NAME = 63;

  public static final List<Rule<OverrideOfTenant>> ALL =
      List.of(
          RuleInfo.of("PO001", "An override's name is a DNS label.")
              .twin(PlatformTenantOverride.NAME)
              .remedy("Choose a shorter name, of a-z, 0-9 and -.")
              .check(OverrideRules::name),
          RuleInfo.of("PO002", "An override is for applications or for stages.")
              .twin(PlatformTenantOverrideSpec.SHAPE)
              .remedy("Name applications or stages, and make another override for the others.")
              .check(OverrideRules::shape),
          RuleInfo.of("PO003", "Nobody signs an override of their own.")
              .twin(PlatformTenantOverrideSpec.OWN_SIGNATURE)
              .remedy("Leave approvedBy to somebody else, who writes it afterwards.")
              .check(OverrideRules::signature),
          RuleInfo.of("PO004", "An override ends at a time there is, within 4 hours.")
              .remedy("Write a time at most 4 hours from now, such as 2027-12-24T03:30:00Z.")
              .check(OverrideRules::end),
          RuleInfo.of("PO005", "An override's environment is there.")
              .layer(Layer.REFERENCE)
              .remedy("Name an environment of the tenant.")
              .check(OverrideRules::environment),
          RuleInfo.of("PO006", "An override's applications are there.")
              .layer(Layer.REFERENCE)
              .remedy("Name applications or sets that the tenant has in that environment.")
              .check(OverrideRules::applications),
          RuleInfo.of("PO007", "An override's stages are there, and can be held afterwards.")
              .layer(Layer.REFERENCE)
              .remedy(
                  "Name stages that are in that environment, and follow Git or OCI that is not"
                      + " verified by its tag.")
              .check(OverrideRules::stages));

  private OverrideRules() {}

  private static Stream<Breach> name(OverrideOfTenant checked) {
    At<String> name = At.name(checked.override());
    return Texts.isDnsLabel(name.value(), LONGEST_NAME)
        ? Stream.empty()
        : Stream.of(name.says("{} is no DNS label of at most 63 characters", name.value()));
  }

  private static Stream<Breach> shape(OverrideOfTenant checked) {
    PlatformTenantOverrideSpec spec = checked.spec().value();
    return spec.applications().isEmpty() == spec.stages().isEmpty()
        ? Stream.of(checked.spec().says("names neither applications alone nor stages alone"))
        : Stream.empty();
  }

  private static Stream<Breach> signature(OverrideOfTenant checked) {
    At<String> signed = checked.spec().child("approvedBy", PlatformTenantOverrideSpec::approvedBy);
    return signed
        .said()
        .filter(by -> by.value().equals(checked.spec().value().requestedBy()))
        .map(by -> by.says("{} made it, and somebody else signs it", by.value()));
  }

  private static Stream<Breach> end(OverrideOfTenant checked) {
    At<String> until = checked.spec().child("until", PlatformTenantOverrideSpec::until);
    if (Freezing.time(until.value()).isEmpty()) {
      return Stream.of(until.says("{} is no time such as 2027-12-24T03:30:00Z", until.value()));
    }
    return checked
        .times()
        .filter(OverrideTimes::isTooLong)
        .map(
            times ->
                until.says(
                    "{} is more than 4 hours after it was made, at {}",
                    until.value(),
                    times.made()))
        .stream();
  }

  private static Stream<Breach> environment(OverrideOfTenant checked) {
    At<String> name = checked.spec().child("environment", PlatformTenantOverrideSpec::environment);
    return checked.contract().isPresent() && checked.environment().isEmpty()
        ? Stream.of(
            name.says(
                "tenant {} has no environment {}; name one of its own",
                checked.spec().value().tenant(),
                name.value()))
        : Stream.empty();
  }

  private static Stream<Breach> applications(OverrideOfTenant checked) {
    return checked.environment().stream()
        .flatMap(
            environment ->
                checked
                    .spec()
                    .items("applications", PlatformTenantOverrideSpec::applications)
                    .filter(
                        name ->
                            ApplicationNames.of(
                                    checked.contract().orElseThrow(),
                                    environment::equals,
                                    name.value()::equals)
                                .isEmpty())
                    .map(
                        name ->
                            name.says(
                                "there is no application or set {} in environment {}",
                                name.value(),
                                environment.name())));
  }

  private static Stream<Breach> stages(OverrideOfTenant checked) {
    return checked.environment().stream()
        .flatMap(
            environment ->
                checked
                    .spec()
                    .items("stages", PlatformTenantOverrideSpec::stages)
                    .flatMap(
                        name ->
                            problemOf(name, environment, checked.contract().orElseThrow())
                                .stream()));
  }

  private static Optional<Breach> problemOf(
      At<String> name, Environment environment, ResolvedTenant contract) {
    Optional<EnvironmentStage> stage =
        contract.stagesIn(environment).stream()
            .filter(there -> there.stage().name().equals(name.value()))
            .findFirst();
    if (stage.isEmpty()) {
      return Optional.of(
          name.says("there is no stage {} in environment {}", name.value(), environment.name()));
    }
    return stage
        .flatMap(there -> contract.source(there.source()))
        .filter(source -> !HeldSources.canBeHeld(source))
        .map(
            source ->
                name.says(
                    "stage {} follows source {}, which can not be held to one revision"
                        + " afterwards",
                    name.value(),
                    source.name()));
  }
}
