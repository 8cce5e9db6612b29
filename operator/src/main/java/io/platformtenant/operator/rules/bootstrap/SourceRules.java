package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.BucketSource;
import io.platformtenant.api.v1alpha1.SecretRef;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Texts;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sources of tenants and classes alike. */
public final class SourceRules {
  private static final Pattern SCP = Pattern.compile("([A-Za-z0-9_.-]+@[^:/\\s]+):(?!//)(\\S+)");
  private static final Pattern ENDPOINT =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

  private SourceRules() {}

  public static Stream<Breach> complete(Bootstrap bootstrap) {
    return each(bootstrap, (field, source) -> complete(field, source).stream());
  }

  private static Optional<Breach> complete(String field, Source source) {
    long kinds =
        Stream.of(source.git(), source.oci(), source.bucket()).filter(Objects::nonNull).count();
    if (kinds != 1) {
      return Optional.of(
          new Breach(
              field,
              "source \"" + source.name() + "\" must have exactly one of git, oci and bucket"));
    }
    Optional<String> problem =
        source.bucket() == null ? addressProblem(source) : endpointProblem(source.bucket());
    if (problem.isPresent()) {
      return problem.map(p -> new Breach(field, p));
    }
    if (source.git() != null && source.certSecretRef() != null) {
      return Optional.of(
          new Breach(
              field + ".certSecretRef",
              "belongs to oci and bucket sources; a git source takes its CA from secretRef"));
    }
    return Optional.empty();
  }

  private static Optional<String> addressProblem(Source source) {
    String url = source.git() == null ? source.oci().url() : source.git().url();
    String scheme = source.git() == null ? "oci://" : "(https?|ssh)://";
    if (url.matches(scheme + ".+") && !Texts.hasInvisible(url) && !url.contains(" ")) {
      return Optional.empty();
    }
    Matcher scp = SCP.matcher(url);
    String remedy =
        scp.matches()
            ? "write ssh://" + scp.group(1) + "/" + scp.group(2)
            : "write git@host:org/repo as ssh://git@host/org/repo";
    return Optional.of("\"" + url + "\" is no address Flux can read; " + remedy);
  }

  private static Optional<String> endpointProblem(BucketSource bucket) {
    if (!ENDPOINT.matcher(bucket.endpoint()).matches()) {
      return Optional.of(
          "endpoint \"" + bucket.endpoint() + "\" is no host and port: leave out scheme and path");
    }
    String prefix = Optional.ofNullable(bucket.prefix()).orElse("");
    return Texts.hasInvisible(prefix)
        ? Optional.of("prefix \"" + prefix + "\" can not hold control characters")
        : Optional.empty();
  }

  /**
   * Flux's own lists differ by kind, and a wrong one is refused only when the object is written.
   */
  static Stream<Breach> providers(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, source) -> {
          Set<SourceProvider> known = providersOf(source);
          if (source.provider() != null && !known.contains(source.provider())) {
            return Stream.of(
                new Breach(
                    field + ".provider",
                    "\"" + source.provider() + "\" is not for this kind; known are " + known));
          }
          return source.bucket() != null
                  && source.certSecretRef() != null
                  && source.provider() != null
                  && source.provider() != SourceProvider.generic
              ? Stream.of(
                  new Breach(field + ".certSecretRef", "of a bucket needs provider generic"))
              : Stream.empty();
        });
  }

  private static Set<SourceProvider> providersOf(Source source) {
    return source.git() == null
        ? EnumSet.of(
            SourceProvider.generic, SourceProvider.aws, SourceProvider.azure, SourceProvider.gcp)
        : EnumSet.of(
            SourceProvider.generic,
            SourceProvider.aws,
            SourceProvider.azure,
            SourceProvider.github);
  }

  public static Stream<SecretRef> secretsOf(Source source) {
    Stream<SecretRef> ofVerify =
        source.verify() == null
            ? Stream.empty()
            : Stream.of(source.verify().secretRef(), source.verify().trustedRootSecretRef());
    return Stream.concat(
            Stream.of(source.secretRef(), source.certSecretRef(), source.proxySecretRef()),
            ofVerify)
        .filter(Objects::nonNull);
  }

  public static Stream<Breach> each(
      Bootstrap bootstrap, BiFunction<String, Source, Stream<Breach>> check) {
    return IntStream.range(0, bootstrap.sources().size())
        .boxed()
        .flatMap(i -> check.apply("spec.bootstrap.sources[" + i + "]", bootstrap.sources().get(i)));
  }
}
