package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.SourceOverride;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applications and sets of several sources, and what an environment says otherwise. */
public final class SeveralSourceRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          of(
              RuleInfo.of("PT101", "Sources are said in one way.")
                  .twin(Application.EITHER_SOURCE, ApplicationSet.EITHER_SOURCE)
                  .remedy("Write source for one, or sources for several.")
                  .source("argo-cd, types.go ApplicationSpec: sources wins over source"),
              (checked, delivered) -> oneWay(delivered)),
          of(
              RuleInfo.of("PT102", "Several sources have names of their own.")
                  .twin(Application.REF_OF_ONE_SOURCE, ApplicationSet.REF_OF_ONE_SOURCE)
                  .remedy(
                      "Give every item of sources a name, and each ref once; one source has none.")
                  .source("argo-cd, util/argo/argo.go validateRepo"),
              (checked, delivered) -> names(delivered)),
          of(
              RuleInfo.of("PT103", "A value file lies in a source that is there.")
                  .layer(Layer.REFERENCE)
                  .remedy(
                      "Begin the value file with $ and the ref of another source, or write a path.")
                  .source("argo-cd, reposerver/repository/repository.go resolveReferencedSources"),
              (checked, delivered) -> refs(delivered)),
          of(
              RuleInfo.of("PT104", "A source is used.")
                  .layer(Layer.REFERENCE)
                  .remedy("Give it a path, name its ref in a value file, or take it out.")
                  .source("argo-cd, docs/user-guide/multiple_sources.md"),
              (checked, delivered) -> unused(delivered)),
          of(
              RuleInfo.of("PT105", "An environment changes sources that are there.")
                  .layer(Layer.REFERENCE)
                  .remedy("Name a source of the application under sources of the environment."),
              (checked, delivered) -> overrides(delivered)),
          of(
              RuleInfo.of("PT106", "A source is complete in every environment.")
                  .layer(Layer.REFERENCE)
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
        ? Stream.of(delivered.at().says("must have exactly one of source and sources"))
        : Stream.empty();
  }

  private static Stream<Breach> names(DeclaredApplication delivered) {
    if (delivered.said().source() != null) {
      At<ApplicationSource> source = delivered.at().child("source", Application::source);
      return Stream.of(
              source.child("ref", ApplicationSource::ref),
              source.child("name", ApplicationSource::name))
          .flatMap(At::said)
          .limit(1)
          .map(said -> said.says("ref and name belong to items of sources"));
    }
    Set<String> names = new HashSet<>();
    Set<String> refs = new HashSet<>();
    return delivered
        .sources()
        .flatMap(source -> Stream.concat(name(source, names), ref(source, refs)));
  }

  private static Stream<Breach> name(At<ApplicationSource> source, Set<String> seen) {
    At<String> name = source.child("name", ApplicationSource::name);
    if (!Texts.isDnsLabel(name.value(), 30)) {
      return Stream.of(name.says("needs a name: a DNS label of at most 30 characters"));
    }
    return seen.add(name.value())
        ? Stream.empty()
        : Stream.of(name.says("is the second one named {}", name.value()));
  }

  private static Stream<Breach> ref(At<ApplicationSource> source, Set<String> seen) {
    return source
        .child("ref", ApplicationSource::ref)
        .said()
        .filter(ref -> !seen.add(ref.value()))
        .map(ref -> ref.says("has ref {}, as another source has", ref.value()));
  }

  private static Stream<Breach> refs(DeclaredApplication delivered) {
    Set<String> refs =
        delivered.said().sources().stream()
            .map(ApplicationSource::ref)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return delivered
        .parts()
        .flatMap(ValueFiles::of)
        .flatMap(
            file ->
                ValueFiles.refOf(file.value())
                    .filter(ref -> !refs.contains(ref))
                    .map(
                        ref ->
                            file.says(
                                "no source of {} has ref {}; give it to the source where the file"
                                    + " lies",
                                delivered.title(),
                                ref))
                    .stream());
  }

  private static Stream<Breach> unused(DeclaredApplication delivered) {
    Set<String> used =
        delivered
            .parts()
            .flatMap(ValueFiles::of)
            .flatMap(file -> ValueFiles.refOf(file.value()).stream())
            .collect(Collectors.toSet());
    return delivered
        .sources()
        .filter(source -> source.value().ref() != null && source.value().path() == null)
        .filter(source -> !used.contains(source.value().ref()))
        .map(
            source ->
                source.says(
                    "has no path, and no value file begins with ${}/",
                    new Phrase(source.value().ref())));
  }

  private static Stream<Breach> overrides(DeclaredApplication delivered) {
    Set<String> names =
        delivered.said().sources().stream()
            .map(ApplicationSource::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return delivered
        .environments()
        .flatMap(
            here ->
                Stream.concat(
                    direct(delivered, here),
                    here.items("sources", ApplicationEnvironment::sources)
                        .map(one -> one.child("name", SourceOverride::name))
                        .filter(name -> !names.contains(name.value()))
                        .map(
                            name ->
                                name.says(
                                    "{} has no source named {}",
                                    delivered.title(),
                                    name.value()))));
  }

  /** Of several sources it has to be said which one is meant. */
  private static Stream<Breach> direct(
      DeclaredApplication delivered, At<ApplicationEnvironment> here) {
    return delivered.said().source() != null
        ? Stream.empty()
        : Stream.<At<?>>of(
                here.child("targetRevision", ApplicationEnvironment::targetRevision),
                here.child("path", ApplicationEnvironment::path),
                here.child("helm", ApplicationEnvironment::helm),
                here.child("kustomize", ApplicationEnvironment::kustomize))
            .filter(field -> field.value() != null)
            .map(
                field ->
                    field.says(
                        "{} has several sources; write it under sources, with the name of the one"
                            + " it is for",
                        delivered.title()));
  }

  private static Stream<Breach> complete(TenantInWorld checked, DeclaredApplication delivered) {
    boolean broken =
        delivered.sources().anyMatch(source -> SourceShape.problemIn(source.value()).isPresent());
    return broken
        ? Stream.empty()
        : checked.contract().instancesOf(delivered.said()).stream()
            .flatMap(here -> incomplete(delivered, here));
  }

  private static Stream<Breach> incomplete(
      DeclaredApplication delivered, EnvironmentApplication here) {
    return here.sources().stream()
        .flatMap(source -> SourceShape.problemIn(source).stream())
        .flatMap(
            problem ->
                delivered
                    .environment(here.environment().name())
                    .map(
                        said ->
                            said.says(
                                "in environment {} a source {}",
                                here.environment().name(),
                                new Phrase(problem))));
  }
}
