package io.platformtenant.operator.injection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What texts of a tenant become. Every text of the schema belongs to the first family whose pattern
 * its path matches; lists are written {@code *} there, values of maps {@code ?} and their keys
 * {@code +}.
 */
public enum FieldFamily {
  GROUPS("/spec/access/.*", "/spec/environments/\\*/access/.*"),
  ELEMENTS(".*/list/elements/.*"),
  EXPRESSIONS(".*/(healthCheckExprs|patches|ignoreDifferences)/.*"),
  TIMES(".*/(interval|timeout|retryInterval|duration|maxDuration|schedule|timeZone|from|until)"),
  ADDRESSES(".*/(url|repoURL|endpoint|issuer|subject)"),
  METADATA(".*/(labels|annotations)/[?+]"),
  PARAMETERS("(/spec|/spec/environments/\\*)/parameters/.*", ".*/substitute/.*"),
  VALUES(".*/helm/(parameters|valuesObject)/.*", ".*/images/.*", ".*/name(Prefix|Suffix)"),
  PATHS(
      ".*/(path|prefix|include|exclude)",
      ".*/(sparseCheckout|valueFiles|components|directories|exclude|files)/\\*"),
  REVISIONS(".*/ref/.*", ".*/(targetRevision|revision|chart|mediaType)"),
  FREE_TEXT(".*/(description|ignore|reason)", "/spec/owner/.*"),
  NAMES(
      "/metadata/name",
      ".*/(name|bucketName|identity|className|cluster|namespace|profile|source|ref|region|releaseName|itemFrom)",
      ".*/(dependsOn|environments|applications)/\\*");

  private final List<Pattern> paths;

  FieldFamily(String... paths) {
    this.paths = Stream.of(paths).map(Pattern::compile).toList();
  }

  /** The family of a text of the schema. */
  static Optional<FieldFamily> of(String schemaPath) {
    return Stream.of(values())
        .filter(f -> f.paths.stream().anyMatch(p -> p.matcher(schemaPath).matches()))
        .findFirst();
  }

  /** The fields of the family. */
  List<TextSchema> fields() {
    return TextSchema.ALL.stream().filter(t -> of(t.path()).equals(Optional.of(this))).toList();
  }
}
