package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.BucketSource;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.GitSource;
import io.platformtenant.api.v1alpha1.OciSource;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Repository;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.StageList;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Address;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.stream.Stream;

/** Where a tenant may fetch from, whatever part of it fetches. */
public final class AddressGuardrails {
  private AddressGuardrails() {}

  static Stream<Breach> permitted(TenantUnderClass guarded) {
    List<String> patterns = guarded.boundary().repositories();
    List<Wildcards> permitted =
        patterns.stream().map(p -> Wildcards.ofAddresses(p, guarded.tenant())).toList();
    return known(guarded)
        .filter(at -> permitted.stream().noneMatch(p -> p.matches(at.value().normal())))
        .map(at -> at.map(FetchedAddress::said))
        .map(
            said ->
                said.says(
                    "{} is no repository {} permits; it permits {}",
                    said.value(),
                    guarded.title(),
                    TenantUnderClass.list(patterns)));
  }

  static Stream<Breach> readable(TenantUnderClass guarded) {
    return fetched(guarded)
        .filter(at -> !at.value().address().isKnown())
        .map(
            at ->
                at.map(FetchedAddress::said)
                    .says(
                        "{} is no address that can be judged: {}",
                        at.value().said(),
                        new Phrase(at.value().address().problem())));
  }

  /** All addresses that have a normal form. */
  public static Stream<At<FetchedAddress>> known(TenantUnderClass guarded) {
    return fetched(guarded).filter(at -> at.value().address().isKnown());
  }

  private static Stream<At<FetchedAddress>> fetched(TenantUnderClass guarded) {
    At<Delivery> delivery = guarded.spec().child("delivery", PlatformTenantSpec::delivery);
    return Stream.of(
            StageList.ofTenant(guarded.spec()).sources().stream()
                .flatMap(AddressGuardrails::ofSource),
            DeclaredApplication.in(guarded.contract())
                .flatMap(DeclaredApplication::repositories)
                .flatMap(AddressGuardrails::of),
            delivery
                .items("repositories", Delivery::repositories)
                .map(listed -> listed.child("url", Repository::url))
                .flatMap(AddressGuardrails::of))
        .flatMap(s -> s);
  }

  private static Stream<At<FetchedAddress>> ofSource(At<Source> source) {
    At<BucketSource> bucket = source.child("bucket", Source::bucket);
    return bucket.value() != null
        ? Stream.of(ofBucket(bucket))
        : Stream.of(
                source.child("git", Source::git).child("url", GitSource::url),
                source.child("oci", Source::oci).child("url", OciSource::url))
            .flatMap(AddressGuardrails::of);
  }

  /** What can not be read of a bucket is its endpoint. */
  private static At<FetchedAddress> ofBucket(At<BucketSource> bucket) {
    FetchedAddress fetched = FetchedAddress.of(bucket.value());
    return fetched.address().isKnown()
        ? bucket.map(any -> fetched)
        : bucket.child("endpoint", BucketSource::endpoint).map(any -> fetched);
  }

  private static Stream<At<FetchedAddress>> of(At<String> url) {
    return url.said().map(said -> said.map(FetchedAddress::of));
  }

  /**
   * An address something is fetched from.
   *
   * @param said as the tenant wrote it
   */
  public record FetchedAddress(String said, Address address) {
    static FetchedAddress of(String url) {
      return new FetchedAddress(url, Address.of(url));
    }

    static FetchedAddress of(BucketSource bucket) {
      return new FetchedAddress(
          "bucket://" + bucket.endpoint() + "/" + bucket.bucketName(), Address.of(bucket));
    }

    public String normal() {
      return address.normal();
    }
  }
}
