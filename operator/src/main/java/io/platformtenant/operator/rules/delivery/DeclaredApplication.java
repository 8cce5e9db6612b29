package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationEnvironment;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.api.v1alpha1.Kustomize;
import io.platformtenant.api.v1alpha1.KustomizeImages;
import io.platformtenant.api.v1alpha1.SourceOverride;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An application or a set, and where it stands in the spec of a tenant.
 *
 * @param said a set without what makes its items
 * @param set null for an application
 */
public record DeclaredApplication(String field, Application said, ApplicationSet set) {

  public static Stream<DeclaredApplication> in(ResolvedTenant contract) {
    return Stream.concat(
        each(
            "spec.delivery.applications",
            contract.delivery().applications(),
            (field, application) -> new DeclaredApplication(field, application, null)),
        sets(contract));
  }

  public static Stream<DeclaredApplication> sets(ResolvedTenant contract) {
    return each(
        "spec.delivery.applicationSets",
        contract.delivery().applicationSets(),
        (field, set) -> new DeclaredApplication(field, EnvironmentSet.asApplication(set), set));
  }

  /** What Argo CD applies for it, in all its environments. */
  public Stream<AppliedFolder> foldersIn(ResolvedTenant contract) {
    return set == null ? contract.foldersOf(said) : contract.foldersOf(set);
  }

  /** For people: {@code application "api"} or {@code set "jobs"}. */
  public String title() {
    return (set == null ? "application \"" : "set \"") + said.name() + "\"";
  }

  /** What is wrong with a text that may hold placeholders, those of items in sets alone. */
  Optional<String> problemIn(String text) {
    return set == null ? Placeholders.problemIn(text) : Placeholders.problemInSet(text);
  }

  /** What it says about its sources, everywhere and in single environments. */
  Stream<Part> parts() {
    return Stream.concat(
        sources(),
        each(field + ".environments", said.environments(), this::overrides).flatMap(s -> s));
  }

  /** Its sources as they are where no environment says otherwise. */
  Stream<Part> sources() {
    return said.source() == null
        ? each(field + ".sources", said.sources(), Part::new)
        : Stream.of(new Part(field + ".source", said.source()));
  }

  private Stream<Part> overrides(String at, ApplicationEnvironment here) {
    return Stream.concat(
        Stream.of(
            new Part(at, part(here.targetRevision(), here.path(), here.helm(), here.kustomize()))),
        each(
            at + ".sources",
            here.sources(),
            (field, o) -> new Part(field, DeclaredApplication.part(o))));
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

  /** Every item of a list with its field. */
  static <T, R> Stream<R> each(String field, List<T> items, BiFunction<String, T, R> read) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> read.apply(field + "[" + i + "]", items.get(i)));
  }

  /** A source, or what an environment says of one; what it does not say is null. */
  record Part(String field, ApplicationSource source) {}
}
