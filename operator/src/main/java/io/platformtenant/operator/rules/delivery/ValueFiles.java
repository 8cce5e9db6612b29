package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Helm;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Folders;
import io.platformtenant.operator.text.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the value files of a chart lie: relative to the chart's folder, with a leading slash from
 * the root of the repository, and never outside of it (argo-cd, util/io/path/resolved.go,
 * ResolveValueFilePathOrUrl); or in another source of the application, by its ref.
 */
final class ValueFiles {
  private static final Pattern REF = Pattern.compile("^\\$([a-z0-9]([-a-z0-9]*[a-z0-9])?)/");

  private ValueFiles() {}

  static Stream<At<String>> of(At<ApplicationSource> part) {
    return part.child("helm", ApplicationSource::helm).items("valueFiles", Helm::valueFiles);
  }

  /** The ref of the source that a file lies in, when it is another one. */
  static Optional<String> refOf(String file) {
    Matcher ref = REF.matcher(file);
    return ref.find() ? Optional.of(ref.group(1)) : Optional.empty();
  }

  static Stream<Breach> breaches(ResolvedTenant contract, DeclaredApplication delivered) {
    return Stream.concat(
            delivered.sources().flatMap(source -> in(delivered, of(source), source.value())),
            delivered
                .overridden(contract)
                .flatMap(here -> in(delivered, filesOf(here), here.effective())))
        .distinct();
  }

  /** What an environment says replaces the list, so that the other one does not count there. */
  private static Stream<At<String>> filesOf(OverriddenSource here) {
    return of(here.said()).findAny().isPresent() ? of(here.said()) : of(here.source());
  }

  private static Stream<Breach> in(
      DeclaredApplication delivered, Stream<At<String>> files, ApplicationSource source) {
    return files.flatMap(file -> file.is(problemIn(delivered, file.value(), source)));
  }

  private static Optional<String> problemIn(
      DeclaredApplication delivered, String file, ApplicationSource source) {
    if (file.contains("://")) {
      return Optional.of(
          "is a remote address or a plugin's; value files lie in a repository, and encrypted values"
              + " come by a stage that decrypts them or by an ExternalSecret");
    }
    if (file.startsWith("$")) {
      return refOf(file).isEmpty()
          ? Optional.of("is no path; one in another source is $, its ref, / and the path there")
          : StageRules.problemInPath(REF.matcher(file).replaceFirst(""), delivered::problemIn);
    }
    Optional<String> problem = delivered.problemIn(file);
    if (problem.isPresent()) {
      return problem;
    }
    return Texts.hasInvisible(file)
        ? Optional.of("can not hold control characters")
        : leaving(file, source);
  }

  private static Optional<String> leaving(String file, ApplicationSource source) {
    String folder = source.path() == null ? "" : source.path();
    // A placeholder stands for one folder at least, and never for a way back.
    if (Folders.of(file.startsWith("/") ? file : folder + "/" + file).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        source.chart() == null
            ? "leads out of the repository, counted from folder \""
                + folder
                + "\"; a file of another repository needs a second source with a ref"
            : "leads out of the chart; a file beside it needs a second source with a ref");
  }
}
