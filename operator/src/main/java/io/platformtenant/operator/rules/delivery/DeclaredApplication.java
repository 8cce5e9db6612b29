package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.GitDirectories;
import io.platformtenant.api.v1alpha1.GitFiles;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.api.v1alpha1.KustomizeImages;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.SourceOverride;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An application or a set, and where it stands in the spec of a tenant.
 *
 * @param at a set without what makes its items
 * @param set null for an application
 */
public record DeclaredApplication(At<Application> at, ApplicationSet set) {

  public static Stream<DeclaredApplication> in(ResolvedTenant contract) {
    return Stream.concat(
        delivery(contract)
            .items("applications", Delivery::applications)
            .map(application -> new DeclaredApplication(application, null)),
        sets(contract));
  }

  public static Stream<DeclaredApplication> sets(ResolvedTenant contract) {
    return delivery(contract)
        .items("applicationSets", Delivery::applicationSets)
        .map(set -> new DeclaredApplication(set.map(EnvironmentSet::asApplication), set.value()));
  }

  private static At<Delivery> delivery(ResolvedTenant contract) {
    return At.spec(contract.spec()).child("delivery", PlatformTenantSpec::delivery);
  }

  public Application said() {
    return at.value();
  }

  public At<String> name() {
    return at.child("name", Application::name);
  }

  /** Where it stands as a set; nowhere for an application. */
  At<ApplicationSet> atSet() {
    return at.map(application -> set);
  }

  /** What Argo CD applies for it, in all its environments. */
  public Stream<AppliedFolder> foldersIn(ResolvedTenant contract) {
    return set == null ? contract.foldersOf(said()) : contract.foldersOf(set);
  }

  /** For people: {@code application "api"} or {@code set "jobs"}. */
  public Phrase title() {
    return Phrase.of(set == null ? "application {}" : "set {}", said().name());
  }

  /** What is wrong with a text that may hold placeholders, those of items in sets alone. */
  Optional<String> problemIn(String text) {
    return set == null ? Placeholders.problemIn(text) : Placeholders.problemInSet(text);
  }

  /** What it says about its sources, everywhere and in single environments; else null. */
  Stream<At<ApplicationSource>> parts() {
    return Stream.concat(sources(), environments().flatMap(DeclaredApplication::overrides));
  }

  /** Its sources as they are where no environment says otherwise. */
  public Stream<At<ApplicationSource>> sources() {
    return Stream.concat(
        at.child("source", Application::source).said(), at.items("sources", Application::sources));
  }

  /** What it says about single environments. */
  public Stream<At<ApplicationEnvironment>> environments() {
    return at.items("environments", Application::environments);
  }

  /** The same about one of them. */
  Stream<At<ApplicationEnvironment>> environment(String name) {
    return environments().filter(e -> e.value().name().equals(name));
  }

  /** Its sources in each environment that says something of its own. */
  Stream<OverriddenSource> overridden(ResolvedTenant contract) {
    List<At<ApplicationSource>> sources = sources().toList();
    return contract.instancesOf(said()).stream()
        .flatMap(
            instance ->
                environment(instance.environment().name())
                    .flatMap(here -> overridden(sources, instance.sources(), here)));
  }

  private static Stream<OverriddenSource> overridden(
      List<At<ApplicationSource>> sources,
      List<ApplicationSource> effective,
      At<ApplicationEnvironment> here) {
    return IntStream.range(0, Math.min(sources.size(), effective.size()))
        .mapToObj(
            i -> new OverriddenSource(sources.get(i), of(sources.get(i), here), effective.get(i)));
  }

  /** What an environment says of a source: of one alone directly, else under its name. */
  private static At<ApplicationSource> of(
      At<ApplicationSource> source, At<ApplicationEnvironment> here) {
    return here.items("sources", ApplicationEnvironment::sources)
        .filter(one -> Objects.equals(one.value().name(), source.value().name()))
        .map(one -> one.map(DeclaredApplication::part))
        .findFirst()
        .orElseGet(() -> direct(here));
  }

  /** The addresses it fetches from or looks into. */
  public Stream<At<String>> repositories() {
    return Stream.of(
            sources().map(source -> source.child("repoURL", ApplicationSource::repoURL)),
            set == null ? Stream.<At<String>>empty() : searched())
        .flatMap(s -> s);
  }

  /** Those of them that are Git's; a chart is fetched from elsewhere, and names no bases. */
  public Stream<At<String>> gitRepositories() {
    return Stream.concat(
            sources()
                .filter(source -> source.value().chart() == null)
                .map(source -> source.child("repoURL", ApplicationSource::repoURL)),
            set == null ? Stream.empty() : searched())
        .flatMap(At::said);
  }

  private Stream<At<String>> searched() {
    return Stream.concat(
        atSet()
            .child("gitDirectories", ApplicationSet::gitDirectories)
            .said()
            .map(git -> git.child("repoURL", GitDirectories::repoURL)),
        atSet()
            .child("gitFiles", ApplicationSet::gitFiles)
            .said()
            .map(git -> git.child("repoURL", GitFiles::repoURL)));
  }

  private static Stream<At<ApplicationSource>> overrides(At<ApplicationEnvironment> here) {
    return Stream.concat(
        Stream.of(direct(here)),
        here.items("sources", ApplicationEnvironment::sources)
            .map(one -> one.map(DeclaredApplication::part)));
  }

  private static At<ApplicationSource> direct(At<ApplicationEnvironment> here) {
    return here.map(e -> part(e.targetRevision(), e.path(), e.helm(), e.kustomize()));
  }

  private static ApplicationSource part(SourceOverride said) {
    return part(said.targetRevision(), said.path(), said.helm(), said.kustomize());
  }

  private static ApplicationSource part(
      String revision, String path, Helm helm, KustomizeImages images) {
    Kustomize kustomize =
        images == null ? null : new Kustomize(images.images(), List.of(), null, null, Map.of());
    return new ApplicationSource(null, null, revision, path, null, null, helm, kustomize, null);
  }
}
