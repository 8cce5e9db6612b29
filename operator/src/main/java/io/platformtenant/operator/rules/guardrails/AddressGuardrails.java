package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Repository;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Address;
import io.platformtenant.operator.text.Texts;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a tenant may fetch from, whatever part of it fetches. */
public final class AddressGuardrails {
  private static final String SOURCES = "spec.bootstrap.sources";
  private static final String APPLICATIONS = "spec.delivery.applications";
  private static final String SETS = "spec.delivery.applicationSets";

  private AddressGuardrails() {}

  static Stream<Breach> permitted(TenantUnderClass guarded) {
    List<String> patterns = guarded.boundary().repositories();
    List<Wildcards> permitted =
        patterns.stream().map(p -> Wildcards.ofAddresses(p, guarded.tenant())).toList();
    return places(guarded)
        .filter(place -> place.address().isKnown())
        .filter(place -> permitted.stream().noneMatch(p -> p.matches(place.address().normal())))
        .map(
            place ->
                new Breach(
                    place.field(),
                    place.said(),
                    "\""
                        + place.said()
                        + "\" is no repository "
                        + guarded.title()
                        + " permits; it permits "
                        + TenantUnderClass.list(patterns)));
  }

  static Stream<Breach> readable(TenantUnderClass guarded) {
    return places(guarded)
        .filter(place -> !place.address().isKnown())
        .map(
            place ->
                new Breach(
                    place.field(),
                    place.said(),
                    "\""
                        + place.said()
                        + "\" is no address that can be judged: "
                        + place.address().problem()));
  }

  /** All addresses that have a normal form. */
  public static Stream<Known> known(TenantUnderClass guarded) {
    return places(guarded)
        .filter(place -> place.address().isKnown())
        .map(place -> new Known(place.field(), place.said(), place.address().normal()));
  }

  /** An address, and where it stands. */
  public record Known(String field, String said, String normal) {}

  private static Stream<FetchedAddress> places(TenantUnderClass guarded) {
    var delivery = guarded.contract().delivery();
    var listed = delivery.repositories();
    var applications = delivery.applications();
    var sets = delivery.applicationSets();
    return Stream.of(
            indexed(guarded.contract().bootstrap().sources(), SOURCES)
                .flatMap(i -> ofSource(i.field(), i.item())),
            indexed(applications, APPLICATIONS)
                .flatMap(i -> ofSources(i.field(), i.item().source(), i.item().sources())),
            indexed(sets, SETS)
                .flatMap(i -> ofSources(i.field(), i.item().source(), i.item().sources())),
            indexed(sets, SETS)
                .filter(i -> i.item().gitDirectories() != null)
                .flatMap(
                    i ->
                        ofDelivery(
                            i.field() + ".gitDirectories.repoURL",
                            i.item().gitDirectories().repoURL())),
            indexed(sets, SETS)
                .filter(i -> i.item().gitFiles() != null)
                .flatMap(
                    i ->
                        ofDelivery(i.field() + ".gitFiles.repoURL", i.item().gitFiles().repoURL())),
            indexed(listed, "spec.delivery.repositories")
                .flatMap((Indexed<Repository> i) -> ofDelivery(i.field() + ".url", i.item().url())))
        .flatMap(s -> s);
  }

  private static Stream<FetchedAddress> ofSource(String field, Source source) {
    if (source.bucket() != null) {
      var bucket = source.bucket();
      String said = "bucket://" + bucket.endpoint() + "/" + bucket.bucketName();
      return Stream.of(new FetchedAddress(field + ".bucket", said, Address.of(bucket)));
    }
    return Stream.of(
            source.git() == null
                ? FetchedAddress.none()
                : FetchedAddress.of(field + ".git.url", source.git().url()),
            source.oci() == null
                ? FetchedAddress.none()
                : FetchedAddress.of(field + ".oci.url", source.oci().url()))
        .flatMap(s -> s)
        .filter(place -> isFlux(place.said()));
  }

  private static Stream<FetchedAddress> ofSources(
      String field, ApplicationSource one, List<ApplicationSource> several) {
    return Stream.concat(
        one == null ? Stream.empty() : ofDelivery(field + ".source.repoURL", one.repoURL()),
        indexed(several, field + ".sources")
            .flatMap(i -> ofDelivery(i.field() + ".repoURL", i.item().repoURL())));
  }

  /** What PT050 refuses is not told twice. */
  private static Stream<FetchedAddress> ofDelivery(String field, String url) {
    return Texts.problemInRepository(url).isPresent()
        ? Stream.empty()
        : FetchedAddress.of(field, url);
  }

  /** What PT030 refuses is not told twice. */
  private static boolean isFlux(String url) {
    return url.matches("(https?|ssh|oci)://.+") && !Texts.hasInvisible(url) && !url.contains(" ");
  }

  private static <T> Stream<Indexed<T>> indexed(List<T> items, String field) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> new Indexed<>(field + "[" + i + "]", items.get(i)));
  }

  private record Indexed<T>(String field, T item) {}

  /**
   * A place something is fetched from.
   *
   * @param said as the tenant wrote it
   */
  private record FetchedAddress(String field, String said, Address address) {
    static Stream<FetchedAddress> of(String field, String url) {
      return url == null ? none() : Stream.of(new FetchedAddress(field, url, Address.of(url)));
    }

    static Stream<FetchedAddress> none() {
      return Stream.empty();
    }
  }
}
