package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Repository;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Argo CD delivers under a class that wants all of it signed. It looks at signatures of Git
 * commits and of nothing else (argo-cd, util/sourceintegrity/source_integrity.go HasCriteria), and
 * only where it renders the source (reposerver/repository/repository.go GenerateManifest): the rest
 * would go through as it is.
 */
final class DeliverySigners {
  private static final String OCI = "oci://";
  private static final String ELSEWHERE = "deliver it from a path in Git, in signed commits";
  private static final String BESIDE =
      "give it the path of manifests, or keep its files in a repository that has one";

  private DeliverySigners() {}

  static Stream<Breach> verified(TenantUnderClass guarded) {
    Optional<List<String>> signers = guarded.contract().defaults().deliverySigners();
    if (signers.isEmpty()) {
      return Stream.empty();
    }
    return signers.get().isEmpty()
        ? DeclaredApplication.in(guarded.contract()).map(declared -> nobody(guarded, declared))
        : Stream.concat(
            DeclaredApplication.in(guarded.contract())
                .flatMap(DeclaredApplication::sources)
                .flatMap(source -> unverified(guarded, source)),
            listed(guarded));
  }

  private static Breach nobody(TenantUnderClass guarded, DeclaredApplication declared) {
    return declared
        .name()
        .says(
            "{} can not be delivered: {} wants signed commits, and guardrails.verification.gpgKeys"
                + " names nobody who signs",
            declared.title(),
            guarded.title());
  }

  private static Stream<Breach> unverified(TenantUnderClass guarded, At<ApplicationSource> source) {
    At<String> chart = source.child("chart", ApplicationSource::chart);
    At<String> repository = source.child("repoURL", ApplicationSource::repoURL);
    At<String> ref = source.child("ref", ApplicationSource::ref);
    if (chart.value() != null) {
      return Stream.of(unverified(guarded, "chart", chart, ELSEWHERE));
    }
    if (isOci(repository.value())) {
      return Stream.of(unverified(guarded, "artifact", repository, ELSEWHERE));
    }
    return ref.value() != null && source.value().path() == null
        ? Stream.of(unverified(guarded, "source without a path, ref", ref, BESIDE))
        : Stream.empty();
  }

  private static Stream<Breach> listed(TenantUnderClass guarded) {
    return guarded
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("repositories", Delivery::repositories)
        .map(listed -> listed.child("url", Repository::url))
        .filter(url -> isOci(url.value()))
        .map(url -> unverified(guarded, "artifact", url, ELSEWHERE));
  }

  private static Breach unverified(
      TenantUnderClass guarded, String what, At<String> where, String remedy) {
    return where.says(
        "{} {} is nothing that Argo CD verifies, and {} wants all that it delivers verified; {}",
        new Phrase(what),
        where.value(),
        guarded.title(),
        new Phrase(remedy));
  }

  private static boolean isOci(String repository) {
    return repository != null && repository.startsWith(OCI);
  }
}
