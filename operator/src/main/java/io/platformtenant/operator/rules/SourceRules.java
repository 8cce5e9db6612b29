package io.platformtenant.operator.rules;

import io.platformtenant.api.Bootstrap;
import io.platformtenant.api.SecretRef;
import io.platformtenant.api.Source;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sources of tenants and classes alike. */
final class SourceRules {
  private SourceRules() {}

  static Stream<Breach> complete(Bootstrap bootstrap) {
    return each(bootstrap, (field, source) -> complete(field, source).stream());
  }

  private static Optional<Breach> complete(String field, Source source) {
    if ((source.git() == null) == (source.oci() == null)) {
      return Optional.of(
          new Breach(
              field, "source \"" + source.name() + "\" must have exactly one of git and oci"));
    }
    String url = source.git() == null ? source.oci().url() : source.git().url();
    String scheme = source.git() == null ? "oci://" : "(https?|ssh)://";
    if (!url.matches(scheme + ".+") || Texts.hasInvisible(url) || url.contains(" ")) {
      return Optional.of(
          new Breach(
              field,
              "\""
                  + url
                  + "\" is no address Flux can read; write git@host:org/repo as"
                  + " ssh://git@host/org/repo"));
    }
    if (source.git() != null && source.certSecretRef() != null) {
      return Optional.of(
          new Breach(
              field + ".certSecretRef",
              "belongs to oci sources; a git source takes its CA from secretRef"));
    }
    return Optional.empty();
  }

  static Stream<SecretRef> secretsOf(Source source) {
    return Stream.of(source.secretRef(), source.certSecretRef(), source.proxySecretRef())
        .filter(Objects::nonNull);
  }

  static Stream<Breach> each(
      Bootstrap bootstrap, BiFunction<String, Source, Stream<Breach>> check) {
    return IntStream.range(0, bootstrap.sources().size())
        .boxed()
        .flatMap(i -> check.apply("spec.bootstrap.sources[" + i + "]", bootstrap.sources().get(i)));
  }
}
