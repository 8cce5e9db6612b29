package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.v1alpha1.BucketSource;
import io.platformtenant.api.v1alpha1.GitSource;
import io.platformtenant.api.v1alpha1.OciSource;
import io.platformtenant.api.v1alpha1.SecretRef;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.api.v1alpha1.Verify;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Texts;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sources of tenants and classes alike. */
public final class SourceRules {
  private static final String WEB = "(https?|ssh)://";
  private static final Pattern SCP = Pattern.compile("([A-Za-z0-9_.-]+@[^:/\\s]+):(?!//)(\\S+)");
  private static final Pattern ENDPOINT =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

  private SourceRules() {}

  static Stream<Breach> complete(At<Source> source) {
    Source said = source.value();
    long kinds = Stream.of(said.git(), said.oci(), said.bucket()).filter(Objects::nonNull).count();
    if (kinds != 1) {
      return Stream.of(
          source.says("source {} must have exactly one of git, oci and bucket", said.name()));
    }
    return Stream.of(
            address(source.child("git", Source::git).child("url", GitSource::url), WEB),
            address(source.child("oci", Source::oci).child("url", OciSource::url), "oci://"),
            endpoint(source.child("bucket", Source::bucket)),
            certificate(source))
        .flatMap(s -> s);
  }

  private static Stream<Breach> address(At<String> url, String scheme) {
    return url.said()
        .filter(u -> !isAddress(u.value(), scheme))
        .flatMap(u -> u.is(Optional.of("is no address Flux can read; " + remedy(u.value()))));
  }

  private static boolean isAddress(String url, String scheme) {
    return url.matches(scheme + ".+") && !Texts.hasInvisible(url) && !url.contains(" ");
  }

  private static String remedy(String url) {
    Matcher scp = SCP.matcher(url);
    return scp.matches()
        ? "write ssh://" + scp.group(1) + "/" + scp.group(2)
        : "write git@host:org/repo as ssh://git@host/org/repo";
  }

  private static Stream<Breach> endpoint(At<BucketSource> bucket) {
    return Stream.concat(
        bucket
            .child("endpoint", BucketSource::endpoint)
            .said()
            .filter(endpoint -> !ENDPOINT.matcher(endpoint.value()).matches())
            .map(
                endpoint ->
                    endpoint.says(
                        "endpoint {} is no host and port: leave out scheme and path",
                        endpoint.value())),
        bucket
            .child("prefix", BucketSource::prefix)
            .said()
            .filter(prefix -> Texts.hasInvisible(prefix.value()))
            .map(
                prefix ->
                    prefix.says("prefix {} can not hold control characters", prefix.value())));
  }

  private static Stream<Breach> certificate(At<Source> source) {
    return certificates(source)
        .filter(certificate -> source.value().git() != null)
        .map(
            certificate ->
                certificate.says(
                    "belongs to oci and bucket sources; a git source takes its CA from"
                        + " secretRef"));
  }

  /**
   * Flux's own lists differ by kind, and a wrong one is refused only when the object is written.
   */
  static Stream<Breach> providers(At<Source> source) {
    Set<SourceProvider> known = providersOf(source.value());
    return Stream.concat(
        source
            .child("provider", Source::provider)
            .said()
            .filter(provider -> !known.contains(provider.value()))
            .map(
                provider ->
                    provider.says(
                        "{} is not for this kind; known are {}",
                        provider.value(),
                        new Phrase(known.toString()))),
        certificateOfBucket(source));
  }

  private static Stream<Breach> certificateOfBucket(At<Source> source) {
    return certificates(source)
        .filter(certificate -> source.value().bucket() != null)
        .filter(
            certificate -> EffectiveBootstrap.providerOf(source.value()) != SourceProvider.generic)
        .map(certificate -> certificate.says("of a bucket needs provider generic"));
  }

  private static Stream<At<SecretRef>> certificates(At<Source> source) {
    return source.child("certSecretRef", Source::certSecretRef).said();
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

  static Stream<Breach> times(At<Source> source) {
    return StageRules.time(
        source.child("interval", Source::interval),
        Bounds.SHORTEST_INTERVAL,
        Bounds.LONGEST_INTERVAL);
  }

  /** The names of the Secrets of a source. */
  public static Stream<At<String>> secretsOf(At<Source> source) {
    return Stream.concat(accessOf(source), keysOf(source));
  }

  /** Those that it is fetched with. */
  static Stream<At<String>> accessOf(At<Source> source) {
    return names(
        Stream.of(
            source.child("secretRef", Source::secretRef),
            source.child("certSecretRef", Source::certSecretRef),
            source.child("proxySecretRef", Source::proxySecretRef)));
  }

  /** Those that it is verified with. */
  public static Stream<At<String>> keysOf(At<Source> source) {
    At<Verify> verify = source.child("verify", Source::verify);
    return names(
        Stream.of(
            verify.child("secretRef", Verify::secretRef),
            verify.child("trustedRootSecretRef", Verify::trustedRootSecretRef)));
  }

  private static Stream<At<String>> names(Stream<At<SecretRef>> secrets) {
    return secrets.flatMap(secret -> secret.child("name", SecretRef::name).said());
  }
}
