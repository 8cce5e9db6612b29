package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Identity;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a class says of the accounts that clouds know. */
public final class IdentityDeclarations {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC085", "Accounts of identities have names of their own.")
              .layer(Layer.REFERENCE)
              .remedy("Rename one of the two identities.")
              .check(IdentityDeclarations::names),
          RuleInfo.of("PC086", "Annotations of an identity are for its cloud.")
              .twin(Identity.FOREIGN_ANNOTATIONS)
              .remedy("Write the key that the cloud's documentation names.")
              .check(IdentityDeclarations::kept),
          RuleInfo.of("PC088", "Keys of an identity's annotations are keys.")
              .remedy("Write letters, digits, - _ and ., after a domain and / if any.")
              .source("kubernetes, apimachinery pkg/api/validate IsQualifiedName")
              .check(IdentityDeclarations::malformed),
          RuleInfo.of("PC087", "An identity of a tenant knows no environment.")
              .remedy("Take {environment} out, or give the identity scope Environment.")
              .check(IdentityDeclarations::placeholders));

  private IdentityDeclarations() {}

  private static Stream<At<Identity>> identities(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec()).items("identities", PlatformTenantClassSpec::identities);
  }

  /** What follows the name may be an environment, or belong to the name of another. */
  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    List<Identity> all = tenantClass.getSpec().identities();
    return identities(tenantClass)
        .map(identity -> identity.child("name", Identity::name))
        .flatMap(
            name ->
                all.stream()
                    .filter(other -> other.scope() == StageScope.Environment)
                    .filter(other -> name.value().startsWith(other.name() + "-"))
                    .limit(1)
                    .map(
                        other ->
                            name.says(
                                "{} begins like the accounts of identity {} in environments,"
                                    + " identity-{}-<environment>; rename one",
                                name.value(),
                                other.name(),
                                new Phrase(other.name()))));
  }

  private static Stream<At<String>> keys(PlatformTenantClass tenantClass) {
    return identities(tenantClass)
        .flatMap(identity -> identity.keys("annotations", Identity::annotations));
  }

  private static Stream<Breach> kept(PlatformTenantClass tenantClass) {
    return keys(tenantClass)
        .flatMap(
            key ->
                MetadataKeys.keptFor(key.value()).stream()
                    .map(
                        domain ->
                            key.says(
                                "{}: keys of {} do not tell a cloud who an account is",
                                key.value(),
                                new Phrase(domain))));
  }

  private static Stream<Breach> malformed(PlatformTenantClass tenantClass) {
    return keys(tenantClass)
        .filter(key -> !MetadataKeys.isKey(key.value()))
        .map(key -> key.says("{} is no key of Kubernetes", key.value()));
  }

  private static Stream<Breach> placeholders(PlatformTenantClass tenantClass) {
    return identities(tenantClass)
        .filter(identity -> identity.value().scope() == StageScope.Tenant)
        .flatMap(identity -> identity.entries("annotations", Identity::annotations))
        .filter(entry -> entry.value().getValue().contains("{environment}"))
        .map(entry -> entry.map(Map.Entry::getValue))
        .map(
            value ->
                value.says(
                    "{} knows {environment}, and the account is that of a whole tenant",
                    value.value()));
  }
}
