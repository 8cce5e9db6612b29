package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.BucketSource;
import io.platformtenant.api.v1alpha1.GitRef;
import io.platformtenant.api.v1alpha1.GitSource;
import io.platformtenant.api.v1alpha1.OciRef;
import io.platformtenant.api.v1alpha1.OciSource;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceKind;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.StageList;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Phrase;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sources and stages of a tenant may be. */
final class SourceGuardrails {
  private SourceGuardrails() {}

  static Stream<Breach> providers(TenantUnderClass guarded) {
    var permitted = guarded.boundary().providers();
    return sources(guarded)
        .map(source -> source.child("provider", EffectiveBootstrap::providerOf))
        .filter(provider -> !permitted.contains(provider.value()))
        .map(
            provider ->
                provider.says(
                    "provider {} is not permitted by {}, which permits {}",
                    provider.value(),
                    guarded.title(),
                    TenantUnderClass.list(permitted)));
  }

  static Stream<Breach> kinds(TenantUnderClass guarded) {
    var permitted = guarded.boundary().sourceKinds();
    return sources(guarded)
        .flatMap(
            source ->
                kindOf(source)
                    .filter(kind -> !permitted.contains(kind.value()))
                    .map(
                        kind ->
                            kind.says(
                                "source {} is of kind {}; {} permits {}",
                                source.value().name(),
                                new Phrase(kind.value().name()),
                                guarded.title(),
                                TenantUnderClass.list(permitted))));
  }

  private static Stream<At<SourceKind>> kindOf(At<Source> source) {
    return Stream.of(
            kind(source.child("git", Source::git), SourceKind.GitRepository),
            kind(source.child("oci", Source::oci), SourceKind.OCIRepository),
            kind(source.child("bucket", Source::bucket), SourceKind.Bucket))
        .flatMap(s -> s)
        .limit(1);
  }

  private static Stream<At<SourceKind>> kind(At<?> field, SourceKind kind) {
    return field.said().map(said -> said.map(value -> kind));
  }

  static Stream<Breach> withoutTls(TenantUnderClass guarded) {
    return guarded.boundary().permitsInsecure()
        ? Stream.empty()
        : sources(guarded)
            .flatMap(
                source ->
                    Stream.of(
                        source.child("oci", Source::oci).child("insecure", OciSource::insecure),
                        source
                            .child("bucket", Source::bucket)
                            .child("insecure", BucketSource::insecure)))
            .filter(insecure -> Boolean.TRUE.equals(insecure.value()))
            .map(
                insecure ->
                    insecure.says("nothing is fetched without TLS under {}", guarded.title()));
  }

  /** What they lead to is written in the repository, where no guardrail looks. */
  static Stream<Breach> submodules(TenantUnderClass guarded) {
    return guarded.boundary().permitsSubmodules()
        ? Stream.empty()
        : sources(guarded)
            .map(
                source ->
                    source
                        .child("git", Source::git)
                        .child("recurseSubmodules", GitSource::recurseSubmodules))
            .filter(recurse -> Boolean.TRUE.equals(recurse.value()))
            .map(
                recurse ->
                    recurse.says(
                        "submodules lead to addresses that {} has not judged, and does not permit",
                        guarded.title()));
  }

  /** A team with Git write moves tags: a habit is kept here, not a boundary. */
  static Stream<Breach> revisions(TenantUnderClass guarded) {
    return guarded.boundary().permitsAnyProtectedRevision()
        ? Stream.empty()
        : sources(guarded)
            .filter(source -> !isPinned(guarded, source.value()))
            .flatMap(
                source ->
                    protectedUser(guarded.contract(), source.value().name())
                        .map(environment -> unpinned(guarded, source, environment))
                        .stream());
  }

  private static Breach unpinned(TenantUnderClass guarded, At<Source> source, String environment) {
    return revisionOf(source)
        .says(
            "source {} is not pinned, and protected environment {} uses it; {} wants a tag, semver,"
                + " digest, commit or verify by its signers there",
            source.value().name(),
            environment,
            guarded.title());
  }

  /** Where the revision would be pinned; a bucket has none. */
  private static At<?> revisionOf(At<Source> source) {
    if (source.value().git() != null) {
      return source.child("git", Source::git).child("ref", GitSource::ref);
    }
    return source.value().oci() != null
        ? source.child("oci", Source::oci).child("ref", OciSource::ref)
        : source.child("bucket", Source::bucket);
  }

  /** Flux prefers commit over name over semver over tag over branch (source-controller). */
  private static boolean isPinned(TenantUnderClass guarded, Source source) {
    if (SignerGuardrails.isSigned(guarded, source)) {
      return true;
    }
    if (source.git() != null) {
      GitRef ref = source.git().ref();
      return ref != null
          && (ref.commit() != null
              || (ref.name() == null
                  ? ref.semver() != null || ref.tag() != null
                  : ref.name().startsWith("refs/tags/")));
    }
    OciRef ref = source.oci() == null ? null : source.oci().ref();
    return ref != null && (ref.digest() != null || ref.semver() != null || ref.tag() != null);
  }

  /** The first protected environment in which a stage of the tenant uses the source. */
  private static Optional<String> protectedUser(ResolvedTenant contract, String source) {
    return contract.environments().stream()
        .filter(ResolvedTenant::isProtected)
        .filter(
            e ->
                contract.stagesIn(e).stream()
                    .filter(stage -> !stage.ofClass())
                    .anyMatch(stage -> source.equals(stage.source())))
        .map(e -> e.name())
        .findFirst();
  }

  static Stream<Breach> intervals(TenantUnderClass guarded) {
    StageList list = StageList.ofTenant(guarded.spec());
    return Stream.concat(
        list.sources().stream()
            .flatMap(
                source ->
                    tooShort(
                        guarded,
                        source.child("interval", EffectiveBootstrap::intervalOf),
                        source.value().interval())),
        list.stages().stream()
            .flatMap(
                stage ->
                    tooShort(
                        guarded,
                        stage.child("interval", EffectiveBootstrap::intervalOf),
                        stage.value().interval())));
  }

  private static Stream<Breach> tooShort(
      TenantUnderClass guarded, At<String> interval, String said) {
    String shortest = guarded.boundary().limits().interval();
    return shortest == null || !Durations.isShorter(interval.value(), shortest)
        ? Stream.empty()
        : Stream.of(
            interval.says(
                "interval {}{} is shorter than {} permits, {}",
                new Phrase(interval.value()),
                new Phrase(said == null ? " (built in)" : ""),
                guarded.title(),
                new Phrase(shortest)));
  }

  private static Stream<At<Source>> sources(TenantUnderClass guarded) {
    return StageList.ofTenant(guarded.spec()).sources().stream();
  }
}
