package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Verification;
import io.platformtenant.api.v1alpha1.Verify;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.bootstrap.SourceRules;
import io.platformtenant.operator.rules.bootstrap.StageList;
import java.util.stream.Stream;

/**
 * Who signs is the class's to say: a signature by whomever the tenant names says nothing about
 * where a source comes from. Compared to the letter, since an expression that permits what another
 * permits can not be told.
 */
final class SignerGuardrails {
  private SignerGuardrails() {}

  static Stream<Breach> verified(TenantUnderClass guarded) {
    return guarded.boundary().requiresVerifiedSources()
        ? sources(guarded).flatMap(source -> verified(guarded, source))
        : Stream.empty();
  }

  private static Stream<Breach> verified(TenantUnderClass guarded, At<Source> source) {
    At<Verify> verify = source.child("verify", Source::verify);
    return verify.value() == null
        ? Stream.of(
            verify.says(
                "source {} is not verified; {} wants verify on every source",
                source.value().name(),
                guarded.title()))
        : strangers(guarded, source, verify);
  }

  private static Stream<Breach> strangers(
      TenantUnderClass guarded, At<Source> source, At<Verify> verify) {
    Verification permitted = guarded.boundary().verification();
    if (!namesSomebody(verify.value())) {
      return Stream.of(
          verify.says(
              "source {} is verified by nobody; {} wants those who may sign named",
              source.value().name(),
              guarded.title()));
    }
    return Stream.concat(
        SourceRules.keysOf(source)
            .filter(secret -> !permitted.secrets().contains(secret.value()))
            .map(
                secret ->
                    secret.says(
                        "Secret {} holds no keys that {} trusts; it trusts {}",
                        secret.value(),
                        guarded.title(),
                        TenantUnderClass.list(permitted.secrets()))),
        verify
            .items("matchOIDCIdentity", Verify::matchOIDCIdentity)
            .filter(identity -> !permitted.identities().contains(identity.value()))
            .map(
                identity ->
                    identity.says(
                        "subject {} of issuer {} is nobody {} lets sign; it lists those who may in"
                            + " guardrails.verification.identities",
                        identity.value().subject(),
                        identity.value().issuer(),
                        guarded.title())));
  }

  /** Whether those whom the class names signed the source. */
  static boolean isSigned(TenantUnderClass guarded, Source source) {
    Verification permitted = guarded.boundary().verification();
    Verify verify = source.verify();
    return verify != null
        && namesSomebody(verify)
        && SourceRules.keysOf(At.spec(source))
            .allMatch(secret -> permitted.secrets().contains(secret.value()))
        && permitted.identities().containsAll(verify.matchOIDCIdentity());
  }

  private static boolean namesSomebody(Verify verify) {
    return verify.secretRef() != null || !verify.matchOIDCIdentity().isEmpty();
  }

  static Stream<Breach> ofThePlatform(TenantUnderClass guarded) {
    return sources(guarded)
        .flatMap(SourceRules::keysOf)
        .filter(secret -> ReservedNames.isOfClass(secret.value()))
        .filter(secret -> !guarded.boundary().verification().secrets().contains(secret.value()))
        .map(
            secret ->
                secret.says(
                    "Secret {} belongs to the platform, and {} does not list it in"
                        + " guardrails.verification.secrets",
                    secret.value(),
                    guarded.title()));
  }

  private static Stream<At<Source>> sources(TenantUnderClass guarded) {
    return StageList.ofTenant(guarded.spec()).sources().stream();
  }
}
