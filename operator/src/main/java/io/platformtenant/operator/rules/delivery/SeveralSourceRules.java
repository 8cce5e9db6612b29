package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.SourceOverride;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applications and sets of several sources, and what an environment says otherwise. */
public final class SeveralSourceRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT101", "Sources are said in one way.")
                  .remedy("Write source for one, or sources for several.")
                  .source("argo-cd, types.go ApplicationSpec: sources wins over source"),
              (checked, delivered) -> oneWay(delivered)),
          of(
              RuleInfo.of("PT102", "Several sources have names of their own.")
                  .remedy(
                      "Give every item of sources a name, and each ref once; one source has none.")
                  .source("argo-cd, util/argo/argo.go validateRepo"),
              (checked, delivered) -> names(delivered)),
          of(
              RuleInfo.of("PT103", "A value file lies in a source that is there.")
                  .remedy(
                      "Begin the value file with $ and the ref of another source, or write a path.")
                  .source("argo-cd, reposerver/repository/repository.go resolveReferencedSources"),
              SeveralSourceRules::refs),
          of(
              RuleInfo.of("PT104", "A source is used.")
                  .remedy("Give it a path, name its ref in a value file, or take it out.")
                  .source("argo-cd, docs/user-guide/multiple_sources.md"),
              SeveralSourceRules::unused),
          of(
              RuleInfo.of("PT105", "An environment changes sources that are there.")
                  .remedy("Name a source of the application under sources of the environment."),
              (checked, delivered) -> overrides(delivered)),
          of(
              RuleInfo.of("PT106", "A source is complete in every environment.")
                  .remedy("Change in an environment only what fits the kind of the source.")
                  .source("argo-cd, types.go ApplicationSource"),
              SeveralSourceRules::complete));

  private SeveralSourceRules() {}

  private static Rule<TenantInWorld> of(
      RuleInfo entry,
      java.util.function.BiFunction<TenantInWorld, DeclaredApplication, Stream<Breach>> check) {
    return entry.check(
        checked ->
            DeclaredApplication.in(checked.contract())
                .flatMap(delivered -> check.apply(checked, delivered)));
  }

  private static Stream<Breach> oneWay(DeclaredApplication delivered) {
    return (delivered.said().source() == null) == delivered.said().sources().isEmpty()
        ? Stream.of(new Breach(delivered.field(), "must have exactly one of source and sources"))
        : Stream.empty();
  }

  private static Stream<Breach> names(DeclaredApplication delivered) {
    if (delivered.said().source() != null) {
      return delivered.said().source().ref() == null && delivered.said().source().name() == null
          ? Stream.empty()
          : Stream.of(
              new Breach(delivered.field() + ".source", "ref and name belong to items of sources"));
    }
    Set<String> seen = new HashSet<>();
    return delivered
        .sources()
        .flatMap(
            part ->
                Stream.of(
                        name(part.source().name(), seen),
                        Optional.ofNullable(part.source().ref())
                            .filter(ref -> !seen.add("$" + ref))
                            .map(ref -> "has ref \"" + ref + "\", as another source has"))
                    .flatMap(Optional::stream)
                    .map(problem -> new Breach(part.field(), problem)));
  }

  private static Optional<String> name(String name, Set<String> seen) {
    if (!Texts.isDnsLabel(name, 30)) {
      return Optional.of("needs a name: a DNS label of at most 30 characters");
    }
    return seen.add(name)
        ? Optional.empty()
        : Optional.of("is the second one named \"" + name + "\"");
  }

  private static Stream<Breach> refs(TenantInWorld checked, DeclaredApplication delivered) {
    Set<String> refs =
        delivered.said().sources().stream()
            .map(ApplicationSource::ref)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return delivered
        .parts()
        .filter(part -> part.source().helm() != null)
        .flatMap(
            part ->
                part.source().helm().valueFiles().stream()
                    .flatMap(file -> refOf(file).stream())
                    .filter(ref -> !refs.contains(ref))
                    .map(
                        ref ->
                            new Breach(
                                part.field() + ".helm.valueFiles",
                                "no source of "
                                    + delivered.title()
                                    + " has ref \""
                                    + ref
                                    + "\"; give it to the source where the file lies")));
  }

  private static Optional<String> refOf(String file) {
    Matcher ref = DeliveryRules.REF.matcher(file);
    return ref.find() ? Optional.of(ref.group(1)) : Optional.empty();
  }

  private static Stream<Breach> unused(TenantInWorld checked, DeclaredApplication delivered) {
    Set<String> used =
        delivered
            .parts()
            .filter(part -> part.source().helm() != null)
            .flatMap(part -> part.source().helm().valueFiles().stream())
            .flatMap(file -> refOf(file).stream())
            .collect(Collectors.toSet());
    return delivered
        .sources()
        .filter(part -> part.source().ref() != null && part.source().path() == null)
        .filter(part -> !used.contains(part.source().ref()))
        .map(
            part ->
                new Breach(
                    part.field(),
                    "has no path, and no value file begins with $" + part.source().ref() + "/"));
  }

  private static Stream<Breach> overrides(DeclaredApplication delivered) {
    Set<String> names =
        delivered.said().sources().stream()
            .map(ApplicationSource::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return DeclaredApplication.each(
            delivered.field() + ".environments",
            delivered.said().environments(),
            (field, here) ->
                Stream.concat(
                    direct(delivered, field, here),
                    here.sources().stream()
                        .map(SourceOverride::name)
                        .filter(name -> !names.contains(name))
                        .map(
                            name ->
                                new Breach(
                                    field + ".sources",
                                    delivered.title() + " has no source named \"" + name + "\""))))
        .flatMap(s -> s);
  }

  /** Of several sources it has to be said which one is meant. */
  private static Stream<Breach> direct(
      DeclaredApplication delivered, String field, ApplicationEnvironment here) {
    if (delivered.said().source() != null) {
      return Stream.empty();
    }
    return Stream.of(
            said("targetRevision", here.targetRevision()),
            said("path", here.path()),
            said("helm", here.helm()),
            said("kustomize", here.kustomize()))
        .flatMap(Optional::stream)
        .map(
            name ->
                new Breach(
                    field + "." + name,
                    delivered.title()
                        + " has several sources; write it under sources, with the name of the one"
                        + " it is for"));
  }

  private static Optional<String> said(String name, Object value) {
    return value == null ? Optional.empty() : Optional.of(name);
  }

  private static Stream<Breach> complete(TenantInWorld checked, DeclaredApplication delivered) {
    boolean broken =
        delivered.sources().anyMatch(part -> SourceShape.problemIn(part.source()).isPresent());
    return broken
        ? Stream.empty()
        : checked.contract().instancesOf(delivered.said()).stream()
            .flatMap(here -> incomplete(delivered, here));
  }

  private static Stream<Breach> incomplete(
      DeclaredApplication delivered, EnvironmentApplication here) {
    return here.sources().stream()
        .flatMap(source -> SourceShape.problemIn(source).stream())
        .map(
            problem ->
                new Breach(
                    delivered.field() + ".environments",
                    "in environment \"" + here.environment().name() + "\" a source " + problem));
  }
}
