package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.GitRef;
import io.platformtenant.api.v1alpha1.OciRef;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceKind;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.SourceRules;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Durations;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sources and stages of a tenant may be. */
final class SourceGuardrails {
  private SourceGuardrails() {}

  static Stream<Breach> providers(TenantUnderClass guarded) {
    var permitted = guarded.boundary().providers();
    return SourceRules.each(
        guarded.contract().bootstrap(),
        (field, source) -> {
          var provider = EffectiveBootstrap.providerOf(source);
          return permitted.contains(provider)
              ? Stream.empty()
              : Stream.of(
                  new Breach(
                      field + ".provider",
                      provider.name(),
                      "provider \""
                          + provider
                          + "\" is not permitted by "
                          + guarded.title()
                          + ", which permits "
                          + TenantUnderClass.list(permitted)));
        });
  }

  static Stream<Breach> kinds(TenantUnderClass guarded) {
    var permitted = guarded.boundary().sourceKinds();
    return SourceRules.each(
        guarded.contract().bootstrap(),
        (field, source) ->
            kindOf(source)
                .filter(kind -> !permitted.contains(kind))
                .map(
                    kind ->
                        new Breach(
                            field,
                            kind.name(),
                            "source \""
                                + source.name()
                                + "\" is of kind "
                                + kind
                                + "; "
                                + guarded.title()
                                + " permits "
                                + TenantUnderClass.list(permitted)))
                .stream());
  }

  private static Optional<SourceKind> kindOf(Source source) {
    if (source.git() != null) {
      return Optional.of(SourceKind.GitRepository);
    }
    if (source.oci() != null) {
      return Optional.of(SourceKind.OCIRepository);
    }
    return Optional.ofNullable(source.bucket()).map(bucket -> SourceKind.Bucket);
  }

  static Stream<Breach> verified(TenantUnderClass guarded) {
    return !guarded.boundary().requiresVerifiedSources()
        ? Stream.empty()
        : SourceRules.each(
            guarded.contract().bootstrap(),
            (field, source) ->
                source.verify() != null
                    ? Stream.empty()
                    : Stream.of(
                        new Breach(
                            field + ".verify",
                            source.name(),
                            "source \""
                                + source.name()
                                + "\" is not verified; "
                                + guarded.title()
                                + " wants verify on every source")));
  }

  /** A team with Git write moves tags: a habit is kept here, not a boundary. */
  static Stream<Breach> revisions(TenantUnderClass guarded) {
    return guarded.boundary().permitsAnyProtectedRevision()
        ? Stream.empty()
        : SourceRules.each(
            guarded.contract().bootstrap(),
            (field, source) ->
                isPinned(source)
                    ? Stream.empty()
                    : protectedUser(guarded.contract(), source.name())
                        .map(environment -> unpinned(guarded, field, source, environment))
                        .stream());
  }

  private static Breach unpinned(
      TenantUnderClass guarded, String field, Source source, String environment) {
    return new Breach(
        field,
        source.name(),
        "source \""
            + source.name()
            + "\" is not pinned, and protected environment \""
            + environment
            + "\" uses it; "
            + guarded.title()
            + " wants a tag, semver, digest, commit or verify there");
  }

  /** Flux prefers commit over name over semver over tag over branch (source-controller). */
  private static boolean isPinned(Source source) {
    if (source.verify() != null) {
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
    String shortest = guarded.boundary().limits().interval();
    return shortest == null
        ? Stream.empty()
        : Stream.concat(
            SourceRules.each(
                guarded.contract().bootstrap(),
                (field, source) ->
                    tooShort(
                        guarded,
                        field,
                        source.interval(),
                        EffectiveBootstrap.intervalOf(source),
                        shortest)),
            StageRules.each(
                guarded.contract().bootstrap(),
                (field, stage) ->
                    tooShort(
                        guarded,
                        field,
                        stage.interval(),
                        EffectiveBootstrap.intervalOf(stage),
                        shortest)));
  }

  private static Stream<Breach> tooShort(
      TenantUnderClass guarded, String field, String said, String interval, String shortest) {
    return Durations.isShorter(interval, shortest)
        ? Stream.of(
            new Breach(
                field + ".interval",
                interval,
                "interval "
                    + interval
                    + (said == null ? " (built in)" : "")
                    + " is shorter than "
                    + guarded.title()
                    + " permits, "
                    + shortest))
        : Stream.empty();
  }
}
